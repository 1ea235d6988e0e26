<?php
/**
 * Fill an empty database: php setup.php FOLDER, with the users as name and role in JSON on standard input.
 * Prints a password for each by its name.
 */

define( 'WP_INSTALLING', true );
$_SERVER['HTTP_HOST'] = 'localhost';
// No mail to the new site's owner.
function wp_new_blog_notification() {}

require $argv[1] . '/wp-load.php';
require ABSPATH . 'wp-admin/includes/upgrade.php';

wp_install( 'Test', 'owner', 'owner@example.org', true, '', wp_generate_password() );
$passwords = array();
foreach ( json_decode( stream_get_contents( STDIN ), true ) as $name => $role ) {
	$id = wp_insert_user(
		array(
			'user_login' => $name,
			'user_pass'  => wp_generate_password(),
			'user_email' => "$name@example.org",
			'role'       => $role,
		)
	);
	list( $passwords[ $name ] ) = WP_Application_Passwords::create_new_application_password( $id, array( 'name' => 'test' ) );
}
update_option( 'permalink_structure', '/%postname%/' );
wp_delete_post( 1, true );
echo wp_json_encode( $passwords );
