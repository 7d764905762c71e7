/** Tables of counts that are given to the public: what they say, and what follows from them. */
package org.tattle.table.counts;
