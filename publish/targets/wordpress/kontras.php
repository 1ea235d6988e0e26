<?php
/**
 * Plugin Name: Kontras
 * Description: Lets `kontras publish` keep its articles here: each once, whole, and never over a person's edit.
 * Version: 1
 * Requires at least: 6.1
 * Requires PHP: 7.4
 * License: MIT
 *
 * A must-use plugin: this file and the folder `kontras` beside it go into `wp-content/mu-plugins`.
 */

namespace Kontras;

defined( 'ABSPATH' ) || exit;

/** Kontras works with the plugin of its own version alone. */
const VERSION = '1';

require __DIR__ . '/kontras/meta.php';
require __DIR__ . '/kontras/articles.php';
require __DIR__ . '/kontras/transaction.php';
require __DIR__ . '/kontras/write.php';
require __DIR__ . '/kontras/languages.php';
require __DIR__ . '/kontras/status.php';
require __DIR__ . '/kontras/routes.php';
require __DIR__ . '/kontras/display.php';
