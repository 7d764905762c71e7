/**
 * Tables that are prepared for the public: drafts, classes of equal rows, what is demanded of them.
 */
package org.tattle.table;
