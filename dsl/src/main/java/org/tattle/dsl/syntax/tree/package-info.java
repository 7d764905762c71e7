/** Scripts as trees of records with their spans. */
package org.tattle.dsl.syntax.tree;
