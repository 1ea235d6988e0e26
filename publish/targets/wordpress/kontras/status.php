<?php
/** What Kontras asks before it writes anything. */

namespace Kontras;

defined( 'ABSPATH' ) || exit;

const TO_WRITE  = array( 'edit_posts', 'edit_others_posts', 'edit_published_posts', 'publish_posts' );
const TO_DELETE = array( 'delete_posts', 'delete_others_posts', 'delete_published_posts' );

/** Which of some capabilities the user does not have for posts of a type. */
function lacking( array $needed, object $type ): array {
	$names = array_map(
		function ( $name ) use ( $type ) {
			return $type->cap->$name ?? $name;
		},
		$needed
	);
	return array_values(
		array_filter(
			array_unique( $names ),
			function ( $name ) {
				return ! current_user_can( $name );
			}
		)
	);
}

function may( array $needed, string $type ): bool {
	$object = get_post_type_object( $type );
	return null !== $object && ! lacking( $needed, $object );
}

/** Every kind of markup that articles have. */
const PROBE = <<<'HTML'
<p lang="ko" dir="rtl">a <strong>b</strong> <em>c</em> <code>d</code> <a href="../e/">e</a></p>
<h2>f</h2>
<ol><li>g</li></ol>
<pre><code class="language-text">&#x3C;
</code></pre>
<address lang="en">h</address>
<table>
<thead>
<tr>
<th>i</th>
</tr>
</thead>
</table>
<figure class="decision" lang="ko"><svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9" width="9" role="img" aria-labelledby="j k" style="max-width:100%;height:auto"><title id="j">l</title><desc id="k">m</desc><rect x="1" y="1" width="8" height="8" rx="8" fill="none" stroke="currentColor" stroke-width="1"></rect><text text-anchor="middle" font-size="15" font-family="sans-serif" fill="currentColor" font-weight="bold"><tspan x="1" y="2">n</tspan></text><path d="M1 1h1z" fill="none" stroke="currentColor"></path></svg></figure>
HTML;

/**
 * @return array|\WP_Error An error for a password that WordPress does not know.
 */
function status( string $type ) {
	$object = get_post_type_object( $type );
	if ( ! is_user_logged_in() ) {
		$error = rest_application_password_check_errors( null );
		return is_wp_error( $error ) ? $error : array(
			'version' => VERSION,
			'user'    => false,
		);
	}
	return array(
		'version'      => VERSION,
		'user'         => true,
		'type'         => null !== $object,
		'toWrite'      => null === $object ? array() : lacking( TO_WRITE, $object ),
		'toDelete'     => null === $object ? array() : lacking( TO_DELETE, $object ),
		'engine'       => without_transactions(),
		'languages'    => polylang_languages(),
		'isTranslated' => has_polylang() && pll_is_translated_post_type( $type ),
		'probe'        => PROBE,
		// What WordPress would keep of it if this user wrote it.
		'kept'         => wp_unslash( apply_filters( 'content_save_pre', wp_slash( PROBE ) ) ),
	);
}
