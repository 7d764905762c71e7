/** What became of a federation from round to round: what there is to draw, and to count. */
package org.tattle.federated.course;
