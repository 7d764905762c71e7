/** The data sets that `load` knows by name, one file each, and tables of the user’s own. */
package org.tattle.data.set;
