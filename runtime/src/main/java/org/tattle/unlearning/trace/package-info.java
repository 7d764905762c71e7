/** What is kept that has seen rows, so that it can be removed when they are to be forgotten. */
package org.tattle.unlearning.trace;
