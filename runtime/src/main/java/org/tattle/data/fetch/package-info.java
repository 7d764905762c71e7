/** Getting files: where they are, what they are called, downloads that are checked, archives. */
package org.tattle.data.fetch;
