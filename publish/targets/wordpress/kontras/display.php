<?php
/** What readers see of an article: its text as it was built, in its language, with links that lead somewhere. */

namespace Kontras;

defined( 'ABSPATH' ) || exit;

/** Filters that make paragraphs and quotation marks of plain text; ours is HTML that is finished. */
const MEANT_FOR_PLAIN_TEXT = array( 'wpautop', 'wptexturize', 'convert_smilies', 'shortcode_unautop' );

/** The value of a field of the post that is shown, or an empty text where it is none of ours. */
function shown( string $name, $id = null ): string {
	return (string) get_post_meta( $id ?? get_the_ID(), META[ $name ], true );
}

add_filter(
	'the_content',
	function ( $content ) {
		if ( '' === shown( 'stamp' ) ) {
			return $content;
		}
		$removed = array();
		foreach ( MEANT_FOR_PLAIN_TEXT as $filter ) {
			$priority = has_filter( 'the_content', $filter );
			if ( false !== $priority ) {
				remove_filter( 'the_content', $filter, $priority );
				$removed[ $filter ] = $priority;
			}
		}
		// They come back for the next post of the page.
		$restore = function ( $content ) use ( $removed, &$restore ) {
			remove_filter( 'the_content', $restore, PHP_INT_MAX );
			foreach ( $removed as $filter => $priority ) {
				add_filter( 'the_content', $filter, $priority );
			}
			return $content;
		};
		add_filter( 'the_content', $restore, PHP_INT_MAX );
		return linked( $content );
	},
	0
);

/** Articles link each other as `../450-vs-550/`; here they are wherever WordPress puts them. */
function linked( string $content ): string {
	$data  = json_decode( shown( 'data' ), true );
	$own   = '~href="\.\./([^/"]+)/"~';
	$keyed = function ( string $id ) use ( $data ): string {
		return ( $data['protocol'] ?? '' ) . "-$id";
	};
	if ( ! preg_match_all( $own, $content, $found ) ) {
		return $content;
	}
	$addresses = addresses_of( array_map( $keyed, array_unique( $found[1] ) ), shown( 'locale' ), (string) get_post_type() );
	return preg_replace_callback(
		$own,
		function ( $match ) use ( $keyed, $addresses ) {
			$address = $addresses[ $keyed( $match[1] ) ] ?? null;
			return null === $address ? $match[0] : 'href="' . esc_url( $address ) . '"';
		},
		$content
	);
}

/** Where readers find articles in one language, by their keys. */
function addresses_of( array $keys, string $locale, string $type ): array {
	$indexes = array_combine( array_map( __NAMESPACE__ . '\index_of', $keys ), $keys );
	$ids     = get_posts(
		array(
			'post_type'        => $type,
			'fields'           => 'ids',
			'numberposts'      => -1,
			'suppress_filters' => true,
			// Polylang would add the language of the visitor.
			'lang'             => '',
			'meta_query'       => array(
				array(
					'key'         => array_keys( $indexes ),
					'compare_key' => 'IN',
				),
				array(
					'key'   => META['locale'],
					'value' => $locale,
				),
			),
		)
	);
	$addresses = array();
	foreach ( $ids as $id ) {
		$addresses[ shown( 'key', $id ) ] = get_permalink( $id );
	}
	return $addresses;
}

add_filter(
	'wp_robots',
	function ( array $robots ) {
		$data = is_singular() ? json_decode( shown( 'data', get_queried_object_id() ), true ) : null;
		return false === ( $data['index'] ?? null ) ? array( 'noindex' => true ) + $robots : $robots;
	}
);

// Polylang says the language of a page itself, and links it to the others.
add_filter(
	'language_attributes',
	function ( $attributes ) {
		$locale = is_singular() && ! has_polylang() ? shown( 'locale', get_queried_object_id() ) : '';
		return '' === $locale ? $attributes : preg_replace( '~lang="[^"]*"~', 'lang="' . esc_attr( $locale ) . '"', $attributes );
	}
);

add_action(
	'wp_head',
	function () {
		$id  = get_queried_object_id();
		$key = is_singular() ? shown( 'key', $id ) : '';
		if ( '' === $key || has_polylang() ) {
			return;
		}
		foreach ( find_articles( (string) get_post_type( $id ), $key ) as $article ) {
			if ( 'live' === $article['state'] ) {
				printf(
					'<link rel="alternate" hreflang="%s" href="%s" />' . "\n",
					esc_attr( $article['locale'] ),
					esc_url( get_permalink( $article['id'] ) )
				);
			}
		}
	}
);
