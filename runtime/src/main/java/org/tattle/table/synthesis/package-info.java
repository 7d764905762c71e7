/**
 * Rows of people as cells, what they may be asked at a price, and what made-up rows are held to.
 */
package org.tattle.table.synthesis;
