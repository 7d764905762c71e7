/**
 * Expressions: what their names stand for, of which types they are, and what is wrong with them.
 */
package org.tattle.dsl.check.expression;
