"""Products as tilik and WhatWeb name them on the same servers, beside what the package manager says."""
