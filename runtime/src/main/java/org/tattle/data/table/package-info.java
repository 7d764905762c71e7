/** Tables of texts: how they are read, what their columns hold, and features made of them. */
package org.tattle.data.table;
