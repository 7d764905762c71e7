/** The words of the language: tokens, the verbs, and how either is spoken of. */
package org.tattle.dsl.syntax.word;
