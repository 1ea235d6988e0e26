<?php
/** Reading articles as the database has them, past every filter. */

namespace Kontras;

defined( 'ABSPATH' ) || exit;

const COLUMNS = 'p.ID, p.post_title, p.post_excerpt, p.post_content, p.post_name, p.post_status, p.post_password, p.post_modified_gmt';

/**
 * A page of all that have a key, in the order in which they got it. Two queries, since MySQL would sort all posts for one that joins.
 *
 * @param int $after Where the page before has ended, 0 at first.
 * @return array The articles, and where they end; null at the end of all.
 */
function list_articles( string $type, int $after, int $limit ): array {
	global $wpdb;
	$sql  = "SELECT meta_id, post_id FROM {$wpdb->postmeta} WHERE meta_key = %s AND meta_id > %d ORDER BY meta_id LIMIT %d";
	$keys = $wpdb->get_results( $wpdb->prepare( $sql, META['key'], $after, $limit ) );
	$ids  = implode( ',', array_map( 'intval', array_column( $keys, 'post_id' ) ) );
	$sql  = 'SELECT ' . COLUMNS . " FROM {$wpdb->posts} p
		WHERE p.ID IN ($ids) AND p.post_type = %s AND p.post_status NOT IN ('trash', 'auto-draft') ORDER BY p.ID";
	$last = end( $keys );
	return array(
		'articles' => '' === $ids ? array() : described( $wpdb->get_results( $wpdb->prepare( $sql, $type ) ) ),
		'next'     => count( $keys ) < $limit ? null : (int) $last->meta_id,
	);
}

/** All languages of one article, also where there is one twice. */
function find_articles( string $type, string $key ): array {
	global $wpdb;
	$sql  = 'SELECT DISTINCT ' . COLUMNS . " FROM {$wpdb->posts} p JOIN {$wpdb->postmeta} k ON k.post_id = p.ID AND k.meta_key = %s
		WHERE p.post_type = %s AND p.post_status NOT IN ('trash', 'auto-draft') ORDER BY p.ID";
	$rows = described( $wpdb->get_results( $wpdb->prepare( $sql, index_of( $key ), $type ) ) );
	return array_values(
		array_filter(
			$rows,
			function ( $row ) use ( $key ) {
				return $row['key'] === $key;
			}
		)
	);
}

/** One article, or null where it is none or in the trash. */
function read_article( int $id ): ?array {
	global $wpdb;
	$sql  = 'SELECT ' . COLUMNS . " FROM {$wpdb->posts} p WHERE p.ID = %d AND p.post_status NOT IN ('trash', 'auto-draft')";
	$rows = described( $wpdb->get_results( $wpdb->prepare( $sql, $id ) ) );
	return $rows[0] ?? null;
}

function described( array $rows ): array {
	$ids = array_map( 'intval', array_column( $rows, 'ID' ) );
	if ( ! $ids ) {
		return array();
	}
	$meta  = meta_of( $ids );
	$saved = autosaves_of( $ids );
	return array_map(
		function ( $row ) use ( $meta, $saved ) {
			$own     = $meta[ $row->ID ] ?? array();
			$article = array(
				'id'      => (int) $row->ID,
				'key'     => $own[ META['key'] ] ?? '',
				'locale'  => $own[ META['locale'] ] ?? '',
				'state'   => 'publish' === $row->post_status && '' === $row->post_password ? 'live' : 'draft',
				'title'   => $row->post_title,
				'excerpt' => $row->post_excerpt,
				'content' => $row->post_content,
				'slug'    => $row->post_name,
				'data'    => $own[ META['data'] ] ?? '',
				'stamp'   => $own[ META['stamp'] ] ?? null,
			);
			$article['revision'] = sha1( wp_json_encode( array( $article, $row->post_status, $row->post_modified_gmt ) ) );
			$article['pending']  = pending( $row, $saved[ $row->ID ] ?? array(), $own['_edit_lock'] ?? '' );
			return $article;
		},
		$rows
	);
}

/** The fields of many posts by their numbers, read from the database and not from a cache. */
function meta_of( array $ids ): array {
	global $wpdb;
	$names = "'" . implode( "', '", array_merge( array_values( META ), array( '_edit_lock' ) ) ) . "'";
	$found = array();
	$rows  = $wpdb->get_results(
		"SELECT post_id, meta_key, meta_value FROM {$wpdb->postmeta}
		WHERE post_id IN (" . implode( ',', $ids ) . ") AND meta_key IN ($names) ORDER BY meta_id DESC"
	);
	foreach ( $rows as $row ) {
		$found[ $row->post_id ][ $row->meta_key ] = $row->meta_value;
	}
	return $found;
}

/** What the editor has saved by itself over published posts, a row for each person. */
function autosaves_of( array $ids ): array {
	global $wpdb;
	$found = array();
	$rows  = $wpdb->get_results(
		"SELECT post_parent, post_title, post_excerpt, post_content, post_modified_gmt FROM {$wpdb->posts}
		WHERE post_type = 'revision' AND post_parent IN (" . implode( ',', $ids ) . ") AND post_name LIKE '%-autosave-v1'"
	);
	foreach ( $rows as $row ) {
		$found[ $row->post_parent ][] = $row;
	}
	return $found;
}

/** Work of a person that our write would bury: an autosave newer than the post, or an editor that is open now. */
function pending( object $row, array $autosaves, string $edit_lock ): ?string {
	foreach ( $autosaves as $saved ) {
		$is_same = array( $saved->post_title, $saved->post_excerpt, $saved->post_content )
			=== array( $row->post_title, $row->post_excerpt, $row->post_content );
		if ( ! $is_same && $saved->post_modified_gmt >= $row->post_modified_gmt ) {
			return 'an autosave';
		}
	}
	/** This filter is WordPress's own, from wp_check_post_lock(). */
	$window = apply_filters( 'wp_check_post_lock_window', 150 );
	return (int) explode( ':', $edit_lock )[0] > time() - $window ? 'work in an open editor' : null;
}
