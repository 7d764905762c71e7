/** Attacks on codes that stand for people's records: what they tell of these. */
package org.tattle.attack.encoding;
