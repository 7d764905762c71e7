/** Distributions over many columns that are known by a few of them at a time, and rows drawn so. */
package org.tattle.table.belief;
