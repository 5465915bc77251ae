/* Each component brings its own behaviour; the page reads and navigates without any of it. */

import { startChecklist } from "../../components/checklist/checklist.js";
import { startContents } from "../../components/contents/contents.js";
import { startEditionNotice } from "../../components/edition-notice/edition-notice.js";
import "../../components/exit-date/exit-date.js";
import "../../components/filter-chips/filter-chips.js";
import { startSearch } from "../../components/search-field/search-field.js";
import { startSearchKeys } from "../../components/search-keys/search-keys.js";
import { startMenu } from "../../components/site-header/site-header.js";
import { startThemeSwitches } from "../../components/theme-switch/theme-switch.js";
import { startPrinting } from "./printing.js";

startMenu();
startSearch();
startSearchKeys();
startThemeSwitches();
startContents();
startChecklist();
startPrinting();
startEditionNotice();
