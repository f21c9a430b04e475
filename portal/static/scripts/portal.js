// All that runs in a page: what it imports is sent as one file.

import "./visit.js";
import "./keep_button.js";
import "./filters.js";
import "./suggestions.js";
import "./kept_pages.js";
import "./share.js";
