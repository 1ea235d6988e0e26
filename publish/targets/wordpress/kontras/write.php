<?php
/** Writing articles. Every function here runs in a transaction, and throws Aborted where nothing is to be written. */

namespace Kontras;

defined( 'ABSPATH' ) || exit;

/**
 * Leave out what WordPress does at each publication and what would make all writers wait for one row: the list of jobs, with which it
 * tells other sites, and a mark for the calendar.
 */
function quietly(): void {
	remove_action( 'publish_post', '_publish_post_hook', 5 );
	if ( get_option( 'wp_calendar_block_has_published_posts' ) ) {
		remove_action( 'transition_post_status', 'block_core_calendar_update_has_published_post_on_transition_post_status' );
	}
}

/** Make an article in languages that it does not have yet. */
function create_articles( string $type, string $key, array $given ): array {
	quietly();
	$there = find_articles( $type, $key );
	foreach ( $given as $one ) {
		if ( in_array( $one['locale'], array_column( $there, 'locale' ), true ) ) {
			throw new Aborted( 409, "$key is there in {$one['locale']}" );
		}
	}
	$made = array();
	foreach ( $given as $one ) {
		$post = columns_of( $one ) + array(
			'post_type'  => $type,
			'meta_input' => wp_slash(
				array(
					META['key']    => $key,
					META['locale'] => $one['locale'],
					META['data']   => $one['data'],
					META['stamp']  => $one['stamp'],
				)
			),
		);
		$id   = wp_insert_post( $post, true );
		if ( is_wp_error( $id ) ) {
			throw new Aborted( 422, $id->get_error_message() );
		}
		say_language( $id, $one['language'] ?? '' );
		$made[] = as_sent( $id, $one );
	}
	link_languages( find_articles( $type, $key ) );
	return $made;
}

/** Write what is named of an article that still is as the caller has read it. */
function update_article( array $article, array $given ): array {
	quietly();
	$id      = $article['id'];
	$columns = columns_of( $given );
	if ( $columns ) {
		if ( 'future' === get_post_status( $id ) ) {
			$columns += array(
				'post_date'     => current_time( 'mysql' ),
				'post_date_gmt' => current_time( 'mysql', true ),
				'edit_date'     => true,
			);
		}
		$done = wp_update_post( array( 'ID' => $id ) + $columns, true );
		if ( is_wp_error( $done ) ) {
			throw new Aborted( 422, $done->get_error_message() );
		}
	}
	foreach ( array( 'data', 'stamp' ) as $name ) {
		if ( isset( $given[ $name ] ) ) {
			update_post_meta( $id, META[ $name ], wp_slash( $given[ $name ] ) );
		}
	}
	if ( isset( $given['language'] ) ) {
		say_language( $id, $given['language'] );
		link_languages( find_articles( get_post_type( $id ), $article['key'] ) );
	}
	return as_sent( $id, $given );
}

/** The columns of a post that a request names. */
function columns_of( array $given ): array {
	$columns = array();
	foreach ( array( 'title', 'excerpt', 'content' ) as $name ) {
		if ( isset( $given[ $name ] ) ) {
			$columns[ "post_$name" ] = $given[ $name ];
		}
	}
	if ( isset( $given['slug'] ) ) {
		$columns['post_name'] = $given['slug'];
	}
	if ( isset( $given['state'] ) ) {
		$columns['post_status']   = 'live' === $given['state'] ? 'publish' : 'draft';
		$columns['post_password'] = '';
	}
	return wp_slash( $columns );
}

/** What was written, read back: WordPress removes markup that a user may not write, and plugins change what they like. */
function as_sent( int $id, array $given ): array {
	$article = read_article( $id );
	if ( null === $article ) {
		throw new Aborted( 409, 'The article has gone' );
	}
	foreach ( array( 'title', 'excerpt', 'content', 'data', 'state', 'stamp' ) as $name ) {
		if ( isset( $given[ $name ] ) && $article[ $name ] !== $given[ $name ] ) {
			throw new Aborted( 422, "WordPress would keep another $name than it was sent" );
		}
	}
	return $article;
}
