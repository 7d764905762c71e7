/**
 * Text to syntax tree and back. The parser generator stays inside: no other package sees its
 * classes and no user its words.
 */
package org.tattle.dsl.syntax;
