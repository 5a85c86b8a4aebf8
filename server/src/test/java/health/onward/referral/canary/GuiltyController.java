package health.onward.referral.canary;

import jakarta.servlet.http.HttpServletRequest;

/** A rule of the domain that looks at the request. */
record GuiltyController(HttpServletRequest request) {}
