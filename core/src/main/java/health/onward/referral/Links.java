package health.onward.referral;

import java.util.List;

/**
 * What a change does to the files of a referral.
 *
 * @param all those that go with it afterwards
 */
public record Links(List<Attachment> all, List<Attachment> added, List<Attachment> removed) {

    public Links {
        all = List.copyOf(all);
        added = List.copyOf(added);
        removed = List.copyOf(removed);
    }
}
