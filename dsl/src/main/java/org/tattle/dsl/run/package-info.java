/** Runs checked tasks in a session that lasts from cell to cell. */
package org.tattle.dsl.run;
