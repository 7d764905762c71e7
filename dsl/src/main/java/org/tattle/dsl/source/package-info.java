/** Texts and places in them. Diagnostics and syntax both build on it, and it builds on nothing. */
package org.tattle.dsl.source;
