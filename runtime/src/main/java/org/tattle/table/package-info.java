/** What becomes of tables before they are given to the public: hierarchies, classes, recodings. */
package org.tattle.table;
