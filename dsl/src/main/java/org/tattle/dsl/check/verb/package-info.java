/** The rules of each group of verbs. */
package org.tattle.dsl.check.verb;
