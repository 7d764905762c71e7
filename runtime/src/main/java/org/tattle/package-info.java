/** The components and the verbs that there are: the two lists that others read. */
package org.tattle;
