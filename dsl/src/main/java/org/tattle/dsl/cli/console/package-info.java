/** What the commands share: scripts and arguments read, progress and results written. */
package org.tattle.dsl.cli.console;
