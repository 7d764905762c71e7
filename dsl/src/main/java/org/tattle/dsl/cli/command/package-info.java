/** One class a command of the command line. */
package org.tattle.dsl.cli.command;
