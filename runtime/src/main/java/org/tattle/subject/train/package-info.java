/** Training: what is ordered by key before it happens, and how it is carried out and kept. */
package org.tattle.subject.train;
