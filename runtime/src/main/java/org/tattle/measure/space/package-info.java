/** Points in space: which are near each other, along what they differ, and how they part. */
package org.tattle.measure.space;
