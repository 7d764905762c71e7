/**
 * Data sets, where they come from, and who gets which rows. A {@link org.tattle.data.Source} is a
 * component of {@code load}; {@link org.tattle.data.Sampling} is what every {@code load} can be
 * told; a {@link org.tattle.data.Split} says which rows are members, non-members and the
 * attacker's; {@link org.tattle.data.Recorded} is a target of which only the answers are known.
 */
package org.tattle.data;
