/** What is shown, in the form that a terminal, a notebook, a report or a program wants. */
package org.tattle.dsl.show.render;
