/** Subjects that are parts of results, or of other subjects. */
package org.tattle.subject.part;
