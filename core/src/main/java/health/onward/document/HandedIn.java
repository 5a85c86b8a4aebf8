package health.onward.document;

import java.util.OptionalLong;

/**
 * What somebody says of a file that they hand in, once it is understood.
 *
 * @param meantFor the UBRN of the request that it is to become part of
 */
public record HandedIn(String name, FileType type, OptionalLong meantFor) {}
