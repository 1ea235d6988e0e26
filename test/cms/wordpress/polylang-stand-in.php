<?php
/**
 * Stands in for Polylang where a test wants it: the functions that Kontras calls, with the same arguments and answers. Languages and
 * translations lie in post meta here, where Polylang has taxonomies.
 */

function pll_languages_list( $args = array() ) {
	return array( 'en', 'id', 'ko' );
}

function pll_is_translated_post_type( $type ) {
	return 'post' === $type;
}

function pll_set_post_language( $id, $language ) {
	if ( ! in_array( $language, pll_languages_list(), true ) || pll_get_post_language( $id ) === $language ) {
		return false;
	}
	return (bool) update_post_meta( $id, '_stand_in_language', $language );
}

function pll_get_post_language( $id, $field = 'slug' ) {
	return get_post_meta( $id, '_stand_in_language', true ) ?: false;
}

function pll_save_post_translations( $ids ) {
	foreach ( $ids as $id ) {
		update_post_meta( $id, '_stand_in_translations', $ids );
	}
	return $ids;
}

function pll_get_post_translations( $id ) {
	return get_post_meta( $id, '_stand_in_translations', true ) ?: array();
}

add_action(
	'rest_api_init',
	function () {
		register_rest_field(
			'post',
			'translations',
			array(
				'get_callback' => function ( $post ) {
					return (object) pll_get_post_translations( $post['id'] );
				},
			)
		);
	}
);
