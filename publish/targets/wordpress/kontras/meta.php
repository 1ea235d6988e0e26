<?php
/** What is kept with each article: its key, its locale, facts about it and what Kontras wrote last. */

namespace Kontras;

defined( 'ABSPATH' ) || exit;

const META = array(
	'key'    => '_kontras_key',
	'locale' => '_kontras_locale',
	'data'   => '_kontras_data',
	'stamp'  => '_kontras_stamp',
);

/** An index of its own for each key, since WordPress has none by the value of a field. */
function index_of( string $key ): string {
	return '_kontras_' . md5( $key );
}

add_action(
	'init',
	function () {
		foreach ( META as $name ) {
			register_meta(
				'post',
				$name,
				array(
					'type'          => 'string',
					'single'        => true,
					'show_in_rest'  => true,
					'auth_callback' => function ( $allowed, $meta_key, $id ) {
						return current_user_can( 'edit_post', $id );
					},
				)
			);
		}
	}
);

/** Whoever gives an article a key, we or a person: it is found by it. */
function keep_index( $meta_id, $id, $name, $value ) {
	if ( META['key'] === $name && '' !== $value ) {
		add_post_meta( $id, index_of( $value ), '1', true );
	}
}
add_action( 'added_post_meta', __NAMESPACE__ . '\keep_index', 10, 4 );
add_action( 'updated_post_meta', __NAMESPACE__ . '\keep_index', 10, 4 );
