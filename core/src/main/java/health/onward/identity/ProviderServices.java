package health.onward.identity;

import java.util.Set;

/** Tells which services an organisation provides. The directory knows; an unattended application is given all of them. */
public interface ProviderServices {

    Set<ServiceId> of(OdsCode provider);
}
