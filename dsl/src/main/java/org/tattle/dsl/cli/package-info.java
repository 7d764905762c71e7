/**
 * The command line: {@code tattle run}, {@code check}, {@code help}, and what other modules add.
 */
package org.tattle.dsl.cli;
