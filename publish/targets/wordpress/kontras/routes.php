<?php
/** The REST routes below /kontras/v1. */

namespace Kontras;

defined( 'ABSPATH' ) || exit;

add_action(
	'rest_api_init',
	function () {
		$route = function ( string $path, array $args ) {
			register_rest_route( 'kontras/v1', $path, $args );
		};
		$may   = function ( \WP_REST_Request $request ) {
			$needed = 'DELETE' === $request->get_method() ? TO_DELETE : TO_WRITE;
			return may( $needed, (string) $request['type'] );
		};
		$type  = array(
			'type' => array(
				'type'    => 'string',
				'default' => 'post',
			),
		);
		$text  = array( 'type' => 'string' );
		$route(
			'/status',
			array(
				'methods'             => 'GET',
				'permission_callback' => '__return_true',
				'args'                => $type,
				'callback'            => function ( \WP_REST_Request $request ) {
					return status( $request['type'] );
				},
			)
		);
		$route(
			'/articles',
			array(
				array(
					'methods'             => 'GET',
					'permission_callback' => $may,
					'args'                => $type,
					'callback'            => __NAMESPACE__ . '\get_articles',
				),
				array(
					'methods'             => 'POST',
					'permission_callback' => $may,
					'args'                => $type + array(
						'key'      => $text + array( 'required' => true ),
						'articles' => array(
							'type'     => 'array',
							'required' => true,
						),
					),
					'callback'            => __NAMESPACE__ . '\post_articles',
				),
			)
		);
		$one = array(
			'permission_callback' => $may,
			'args'                => $type + array( 'revision' => $text + array( 'required' => true ) ),
		);
		$route(
			'/articles/(?P<id>\d+)',
			array(
				$one + array(
					'methods'  => 'POST',
					'callback' => __NAMESPACE__ . '\update_one',
				),
				$one + array(
					'methods'  => 'DELETE',
					'callback' => __NAMESPACE__ . '\delete_one',
				),
			)
		);
	}
);

function get_articles( \WP_REST_Request $request ): array {
	return in_snapshot(
		function () use ( $request ) {
			if ( null === $request['key'] ) {
				return list_articles( $request['type'], (int) $request['after'], min( 200, max( 1, (int) $request['limit'] ) ) );
			}
			return array(
				'articles' => find_articles( $request['type'], $request['key'] ),
				'next'     => null,
			);
		}
	);
}

function post_articles( \WP_REST_Request $request ) {
	$key = $request['key'];
	return answer(
		$key,
		201,
		function () use ( $request, $key ) {
			return array( 'articles' => create_articles( $request['type'], $key, $request['articles'] ) );
		}
	);
}

function update_one( \WP_REST_Request $request ) {
	return with_article(
		$request,
		function ( array $article ) use ( $request ) {
			return update_article( $article, $request->get_json_params() );
		}
	);
}

/** As WordPress deletes: into the trash, from which a person can take it back. */
function delete_one( \WP_REST_Request $request ) {
	return with_article(
		$request,
		function ( array $article ) {
			if ( ! wp_trash_post( $article['id'] ) ) {
				throw new Aborted( 422, 'WordPress did not move it to the trash' );
			}
			return array( 'id' => $article['id'] );
		}
	);
}

/** Do something with an article, if it still is as the caller has read it. */
function with_article( \WP_REST_Request $request, callable $work ) {
	$id  = (int) $request['id'];
	$key = (string) get_post_meta( $id, META['key'], true );
	return answer(
		$key,
		200,
		function () use ( $id, $request, $work ) {
			global $wpdb;
			// Locks the row against editors until we are done.
			$wpdb->query( $wpdb->prepare( "UPDATE {$wpdb->posts} SET post_status = post_status WHERE ID = %d", $id ) );
			clean_post_cache( $id );
			$article = read_article( $id );
			if ( null === $article || '' === $article['key'] || get_post_type( $id ) !== $request['type'] ) {
				throw new Aborted( 404, "There is no article $id" );
			}
			if ( $article['revision'] !== $request['revision'] ) {
				throw new Aborted( 409, "The article $id has changed" );
			}
			return $work( $article );
		}
	);
}

function answer( string $key, int $status, callable $work ) {
	try {
		$body = in_transaction( $key, $work );
		foreach ( $body['articles'] ?? array( $body ) as $article ) {
			// Another process may have filled a shared cache with what was there before.
			clean_post_cache( $article['id'] );
		}
		return new \WP_REST_Response( $body, $status );
	} catch ( Aborted $aborted ) {
		return new \WP_Error( 'kontras', $aborted->getMessage(), array( 'status' => $aborted->status ) );
	}
}
