/** Images as rows, and the IDX format that they come in. */
package org.tattle.data.image;
