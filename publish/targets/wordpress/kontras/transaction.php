<?php
/** All or nothing, and one at a time for each key. */

namespace Kontras;

defined( 'ABSPATH' ) || exit;

/** The database has refused a statement, or WordPress what it was to write: nothing of it stays. */
class Aborted extends \Exception {
	/** @var int The status to answer with. */
	public $status;

	public function __construct( int $status, string $message ) {
		parent::__construct( $message );
		$this->status = $status;
	}
}

/**
 * Whoever writes an article of a key waits here until all others that do have committed, since MySQL keeps the row of a lock for its
 * transaction. What was killed half-way is rolled back by the database, and its lock with it. WordPress itself has nothing that is unique.
 *
 * @throws Aborted Where nothing was written.
 */
function in_transaction( string $key, callable $work ) {
	global $wpdb;
	// A new connection would go on without the transaction.
	$wpdb->reconnect_retries = 0;
	$wpdb->last_error        = '';
	// MySQL rolls all back at a deadlock: no statement may follow one that has failed.
	$guard = function ( $query ) use ( $wpdb ) {
		if ( '' !== $wpdb->last_error ) {
			throw new Aborted( 409, 'The database is busy: ' . $wpdb->last_error );
		}
		return $query;
	};
	$wpdb->query( 'SET TRANSACTION ISOLATION LEVEL REPEATABLE READ' );
	$wpdb->query( 'START TRANSACTION' );
	add_filter( 'query', $guard );
	// The counts of categories are one row that all writers would wait for.
	wp_defer_term_counting( true );
	try {
		$lock = 'kontras_lock_' . substr( md5( $key ), 0, 2 );
		$sql  = "INSERT INTO {$wpdb->options} (option_name, option_value, autoload) VALUES (%s, '', 'no')
			ON DUPLICATE KEY UPDATE option_value = option_value";
		$wpdb->query( $wpdb->prepare( $sql, $lock ) );
		$result = $work();
		if ( false === $wpdb->query( 'COMMIT' ) ) {
			throw new Aborted( 500, 'The database did not say whether it has written' );
		}
	} catch ( Aborted $aborted ) {
		remove_filter( 'query', $guard );
		$wpdb->query( 'ROLLBACK' );
		if ( wp_using_ext_object_cache() ) {
			wp_cache_flush();
		}
		throw $aborted;
	} finally {
		remove_filter( 'query', $guard );
		wp_defer_term_counting( false );
	}
	return $result;
}

/** Read several tables as they were at one moment: else a stamp may come with the text from before it. */
function in_snapshot( callable $read ) {
	global $wpdb;
	$wpdb->query( 'SET TRANSACTION ISOLATION LEVEL REPEATABLE READ' );
	$wpdb->query( 'START TRANSACTION' );
	$result = $read();
	$wpdb->query( 'COMMIT' );
	return $result;
}

/** The first of WordPress's tables that knows no transactions, as "wp_posts (MyISAM)". */
function without_transactions(): ?string {
	global $wpdb;
	$tables = array( $wpdb->posts, $wpdb->postmeta, $wpdb->options, $wpdb->term_relationships );
	$sql    = "SELECT TABLE_NAME AS name, ENGINE AS engine FROM information_schema.TABLES
		WHERE TABLE_SCHEMA = %s AND TABLE_NAME IN ('" . implode( "', '", $tables ) . "')";
	foreach ( $wpdb->get_results( $wpdb->prepare( $sql, DB_NAME ) ) as $table ) {
		if ( 'innodb' !== strtolower( (string) $table->engine ) ) {
			return "{$table->name} ({$table->engine})";
		}
	}
	return null;
}
