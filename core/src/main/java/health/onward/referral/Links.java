package health.onward.referral;

import java.util.ArrayList;
import java.util.List;

/**
 * What a change does to the files of a referral.
 *
 * @param all those that go with it afterwards
 * @param carried those of the conversation that the referral is made of: its request had them already
 */
public record Links(List<Attachment> all, List<Attachment> added, List<Attachment> removed, List<Attachment> carried) {

    public Links {
        all = List.copyOf(all);
        added = List.copyOf(added);
        removed = List.copyOf(removed);
        carried = List.copyOf(carried);
    }

    public Links(List<Attachment> all, List<Attachment> added, List<Attachment> removed) {
        this(all, added, removed, List.of());
    }

    /** What a new referral has of its conversation, and what comes with it. */
    public static Links carrying(List<Attachment> carried, List<Attachment> added) {
        List<Attachment> all = new ArrayList<>(carried);
        all.addAll(added);
        return new Links(all, added, List.of(), carried);
    }
}
