/** Letters on paper: tagged PDF (PDF/UA-1), laid out over Apache PDFBox. */
@NullMarked
package health.onward.outside.paper;

import org.jspecify.annotations.NullMarked;
