<?php
/** Languages by Polylang, where it is there: only its PHP functions can link translations. */

namespace Kontras;

defined( 'ABSPATH' ) || exit;

function has_polylang(): bool {
	return function_exists( 'pll_languages_list' ) && function_exists( 'pll_set_post_language' )
		&& function_exists( 'pll_save_post_translations' );
}

/** What Polylang calls its languages; null without Polylang. */
function polylang_languages(): ?array {
	return has_polylang() ? array_values( pll_languages_list( array( 'fields' => 'slug' ) ) ) : null;
}

function say_language( int $id, string $language ): void {
	if ( '' !== $language && has_polylang() ) {
		pll_set_post_language( $id, $language );
	}
}

/** Link all languages of one article with each other, each by the language that Polylang has for it. */
function link_languages( array $articles ): void {
	if ( ! has_polylang() ) {
		return;
	}
	$ids = array();
	foreach ( $articles as $article ) {
		$language = pll_get_post_language( $article['id'] );
		if ( $language ) {
			$ids[ $language ] = $article['id'];
		}
	}
	if ( count( $ids ) > 1 ) {
		pll_save_post_translations( $ids );
	}
}
