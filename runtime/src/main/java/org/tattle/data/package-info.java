/**
 * Data sets, their columns, and who gets which rows: what all that is loaded becomes. A {@link
 * org.tattle.data.DataSource} is a component of {@code load}, and {@link
 * org.tattle.data.MemberSampling} is what every {@code load} can be told.
 */
package org.tattle.data;
