/** Models that ask one feature after another: a tree, many of them, and how they are grown. */
package org.tattle.model.tree;
