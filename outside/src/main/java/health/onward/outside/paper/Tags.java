package health.onward.outside.paper;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDNumberTreeNode;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDMarkInfo;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDParentTreeValue;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureTreeRoot;
import org.apache.pdfbox.pdmodel.documentinterchange.taggedpdf.PDTableAttributeObject;

/** The document as a reader hears it: its elements in reading order, and which marks on which page belong to each. */
final class Tags {

    private final PDStructureTreeRoot root = new PDStructureTreeRoot();
    private final PDStructureElement document;
    private final Map<PDPage, COSArray> marks = new LinkedHashMap<>();

    Tags(PDDocument in) {
        in.getDocumentCatalog().setStructureTreeRoot(root);
        PDMarkInfo marked = new PDMarkInfo();
        marked.setMarked(true);
        in.getDocumentCatalog().setMarkInfo(marked);
        document = new PDStructureElement("Document", root);
        root.appendKid(document);
    }

    PDStructureElement document() {
        return document;
    }

    static PDStructureElement child(PDStructureElement parent, String type) {
        var child = new PDStructureElement(type, parent);
        parent.appendKid(child);
        return child;
    }

    /** A table's cell that says what others are: those beside it ("Row") or below it ("Column"). */
    static PDStructureElement header(PDStructureElement row, String scope) {
        PDStructureElement cell = child(row, "TH");
        PDTableAttributeObject attributes = new PDTableAttributeObject();
        attributes.setScope(scope);
        cell.addAttribute(attributes);
        return cell;
    }

    /** The number for the next mark on a page, which belongs to an element. */
    int mark(PDPage page, PDStructureElement element) {
        COSArray onPage = marks.computeIfAbsent(page, fresh -> {
            fresh.setStructParents(marks.size());
            return new COSArray();
        });
        int number = onPage.size();
        onPage.add(element.getCOSObject());
        if (element.getPage() == null) {
            element.setPage(page);
            element.appendKid(number);
        } else {
            append(element, page, number);
        }
        return number;
    }

    /** Also where the element goes on to another page. */
    private static void append(PDStructureElement element, PDPage page, int number) {
        var reference = new org.apache.pdfbox.cos.COSDictionary();
        reference.setItem(COSName.TYPE, COSName.getPDFName("MCR"));
        reference.setItem(COSName.PG, page.getCOSObject());
        reference.setItem(COSName.getPDFName("MCID"), COSInteger.get(number));
        COSArray kids;
        if (element.getCOSObject().getDictionaryObject(COSName.K) instanceof COSArray several) {
            kids = several;
        } else {
            kids = new COSArray();
            kids.add(element.getCOSObject().getDictionaryObject(COSName.K));
            element.getCOSObject().setItem(COSName.K, kids);
        }
        kids.add(reference);
    }

    /** When all is drawn: from each page's marks back to their elements. */
    void close() {
        Map<Integer, PDParentTreeValue> parents = new HashMap<>();
        marks.forEach((page, elements) -> parents.put(page.getStructParents(), new PDParentTreeValue(elements)));
        PDNumberTreeNode tree = new PDNumberTreeNode(PDParentTreeValue.class);
        tree.setNumbers(parents);
        root.setParentTree(tree);
        root.setParentTreeNextKey(marks.size());
    }
}
