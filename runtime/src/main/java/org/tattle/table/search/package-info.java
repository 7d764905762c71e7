/** Searches for the recoding that loses least among those that keep what is demanded. */
package org.tattle.table.search;
