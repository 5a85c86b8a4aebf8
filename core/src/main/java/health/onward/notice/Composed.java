package health.onward.notice;

import java.util.List;
import java.util.Optional;

/**
 * A notice in words, with its address.
 *
 * @param name of the addressee; absent when they are not known (any more)
 * @param withheld why it must not be sent
 */
record Composed(Optional<String> name, List<String> address, NoticeWords.Text text, Optional<String> withheld) {}
