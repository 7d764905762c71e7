/**
 * Finding rows that somebody slipped into a training, and leaving them out of it. What is drawn for
 * that follows from the seed: a poisoner who knows the seed can reckon with it.
 */
package org.tattle.defense.sieve;
