var Xe=globalThis,kt=e=>e,Ce=Xe.trustedTypes,Tt=Ce?Ce.createPolicy("lit-html",{createHTML:e=>e}):void 0,et="$lit$",B=`lit$${Math.random().toFixed(9).slice(2)}$`,tt="?"+B,_s=`<${tt}>`,se=document,$e=()=>se.createComment(""),be=e=>e===null||typeof e!="object"&&typeof e!="function",st=Array.isArray,St=e=>st(e)||typeof e?.[Symbol.iterator]=="function",Je=`[ 	
\f\r]`,fe=/<(?:(!--|\/[^a-zA-Z])|(\/?[a-zA-Z][^>\s]*)|(\/?$))/g,At=/-->/g,xt=/>/g,ee=RegExp(`>|${Je}(?:([^\\s"'>=/]+)(${Je}*=${Je}*(?:[^ 	
\f\r"'\`<>=]|("|')|))|$)`,"g"),_t=/'/g,Rt=/"/g,Pt=/^(?:script|style|textarea|title)$/i,nt=e=>(t,...s)=>({_$litType$:e,strings:t,values:s}),l=nt(1),ot=nt(2),Bn=nt(3),R=Symbol.for("lit-noChange"),h=Symbol.for("lit-nothing"),Et=new WeakMap,te=se.createTreeWalker(se,129);function Ct(e,t){if(!st(e)||!e.hasOwnProperty("raw"))throw Error("invalid template strings array");return Tt!==void 0?Tt.createHTML(t):t}var qt=(e,t)=>{let s=e.length-1,n=[],r,a=t===2?"<svg>":t===3?"<math>":"",i=fe;for(let d=0;d<s;d++){let c=e[d],m,$,p=-1,g=0;for(;g<c.length&&(i.lastIndex=g,$=i.exec(c),$!==null);)g=i.lastIndex,i===fe?$[1]==="!--"?i=At:$[1]!==void 0?i=xt:$[2]!==void 0?(Pt.test($[2])&&(r=RegExp("</"+$[2],"g")),i=ee):$[3]!==void 0&&(i=ee):i===ee?$[0]===">"?(i=r??fe,p=-1):$[1]===void 0?p=-2:(p=i.lastIndex-$[2].length,m=$[1],i=$[3]===void 0?ee:$[3]==='"'?Rt:_t):i===Rt||i===_t?i=ee:i===At||i===xt?i=fe:(i=ee,r=void 0);let y=i===ee&&e[d+1].startsWith("/>")?" ":"";a+=i===fe?c+_s:p>=0?(n.push(m),c.slice(0,p)+et+c.slice(p)+B+y):c+B+(p===-2?d:y)}return[Ct(e,a+(e[s]||"<?>")+(t===2?"</svg>":t===3?"</math>":"")),n]},ve=class e{constructor({strings:t,_$litType$:s},n){let r;this.parts=[];let a=0,i=0,d=t.length-1,c=this.parts,[m,$]=qt(t,s);if(this.el=e.createElement(m,n),te.currentNode=this.el.content,s===2||s===3){let p=this.el.content.firstChild;p.replaceWith(...p.childNodes)}for(;(r=te.nextNode())!==null&&c.length<d;){if(r.nodeType===1){if(r.hasAttributes())for(let p of r.getAttributeNames())if(p.endsWith(et)){let g=$[i++],y=r.getAttribute(p).split(B),A=/([.?@])?(.*)/.exec(g);c.push({type:1,index:a,name:A[2],strings:y,ctor:A[1]==="."?Me:A[1]==="?"?Oe:A[1]==="@"?Ne:oe}),r.removeAttribute(p)}else p.startsWith(B)&&(c.push({type:6,index:a}),r.removeAttribute(p));if(Pt.test(r.tagName)){let p=r.textContent.split(B),g=p.length-1;if(g>0){r.textContent=Ce?Ce.emptyScript:"";for(let y=0;y<g;y++)r.append(p[y],$e()),te.nextNode(),c.push({type:2,index:++a});r.append(p[g],$e())}}}else if(r.nodeType===8)if(r.data===tt)c.push({type:2,index:a});else{let p=-1;for(;(p=r.data.indexOf(B,p+1))!==-1;)c.push({type:7,index:a}),p+=B.length-1}a++}}static createElement(t,s){let n=se.createElement("template");return n.innerHTML=t,n}};function ne(e,t,s=e,n){if(t===R)return t;let r=n!==void 0?s._$Co?.[n]:s._$Cl,a=be(t)?void 0:t._$litDirective$;return r?.constructor!==a&&(r?._$AO?.(!1),a===void 0?r=void 0:(r=new a(e),r._$AT(e,s,n)),n!==void 0?(s._$Co??=[])[n]=r:s._$Cl=r),r!==void 0&&(t=ne(e,r._$AS(e,t.values),r,n)),t}var qe=class{constructor(t,s){this._$AV=[],this._$AN=void 0,this._$AD=t,this._$AM=s}get parentNode(){return this._$AM.parentNode}get _$AU(){return this._$AM._$AU}u(t){let{el:{content:s},parts:n}=this._$AD,r=(t?.creationScope??se).importNode(s,!0);te.currentNode=r;let a=te.nextNode(),i=0,d=0,c=n[0];for(;c!==void 0;){if(i===c.index){let m;c.type===2?m=new de(a,a.nextSibling,this,t):c.type===1?m=new c.ctor(a,c.name,c.strings,this,t):c.type===6&&(m=new He(a,this,t)),this._$AV.push(m),c=n[++d]}i!==c?.index&&(a=te.nextNode(),i++)}return te.currentNode=se,r}p(t){let s=0;for(let n of this._$AV)n!==void 0&&(n.strings!==void 0?(n._$AI(t,n,s),s+=n.strings.length-2):n._$AI(t[s])),s++}},de=class e{get _$AU(){return this._$AM?._$AU??this._$Cv}constructor(t,s,n,r){this.type=2,this._$AH=h,this._$AN=void 0,this._$AA=t,this._$AB=s,this._$AM=n,this.options=r,this._$Cv=r?.isConnected??!0}get parentNode(){let t=this._$AA.parentNode,s=this._$AM;return s!==void 0&&t?.nodeType===11&&(t=s.parentNode),t}get startNode(){return this._$AA}get endNode(){return this._$AB}_$AI(t,s=this){t=ne(this,t,s),be(t)?t===h||t==null||t===""?(this._$AH!==h&&this._$AR(),this._$AH=h):t!==this._$AH&&t!==R&&this._(t):t._$litType$!==void 0?this.$(t):t.nodeType!==void 0?this.T(t):St(t)?this.k(t):this._(t)}O(t){return this._$AA.parentNode.insertBefore(t,this._$AB)}T(t){this._$AH!==t&&(this._$AR(),this._$AH=this.O(t))}_(t){this._$AH!==h&&be(this._$AH)?this._$AA.nextSibling.data=t:this.T(se.createTextNode(t)),this._$AH=t}$(t){let{values:s,_$litType$:n}=t,r=typeof n=="number"?this._$AC(t):(n.el===void 0&&(n.el=ve.createElement(Ct(n.h,n.h[0]),this.options)),n);if(this._$AH?._$AD===r)this._$AH.p(s);else{let a=new qe(r,this),i=a.u(this.options);a.p(s),this.T(i),this._$AH=a}}_$AC(t){let s=Et.get(t.strings);return s===void 0&&Et.set(t.strings,s=new ve(t)),s}k(t){st(this._$AH)||(this._$AH=[],this._$AR());let s=this._$AH,n,r=0;for(let a of t)r===s.length?s.push(n=new e(this.O($e()),this.O($e()),this,this.options)):n=s[r],n._$AI(a),r++;r<s.length&&(this._$AR(n&&n._$AB.nextSibling,r),s.length=r)}_$AR(t=this._$AA.nextSibling,s){for(this._$AP?.(!1,!0,s);t!==this._$AB;){let n=kt(t).nextSibling;kt(t).remove(),t=n}}setConnected(t){this._$AM===void 0&&(this._$Cv=t,this._$AP?.(t))}},oe=class{get tagName(){return this.element.tagName}get _$AU(){return this._$AM._$AU}constructor(t,s,n,r,a){this.type=1,this._$AH=h,this._$AN=void 0,this.element=t,this.name=s,this._$AM=r,this.options=a,n.length>2||n[0]!==""||n[1]!==""?(this._$AH=Array(n.length-1).fill(new String),this.strings=n):this._$AH=h}_$AI(t,s=this,n,r){let a=this.strings,i=!1;if(a===void 0)t=ne(this,t,s,0),i=!be(t)||t!==this._$AH&&t!==R,i&&(this._$AH=t);else{let d=t,c,m;for(t=a[0],c=0;c<a.length-1;c++)m=ne(this,d[n+c],s,c),m===R&&(m=this._$AH[c]),i||=!be(m)||m!==this._$AH[c],m===h?t=h:t!==h&&(t+=(m??"")+a[c+1]),this._$AH[c]=m}i&&!r&&this.j(t)}j(t){t===h?this.element.removeAttribute(this.name):this.element.setAttribute(this.name,t??"")}},Me=class extends oe{constructor(){super(...arguments),this.type=3}j(t){this.element[this.name]=t===h?void 0:t}},Oe=class extends oe{constructor(){super(...arguments),this.type=4}j(t){this.element.toggleAttribute(this.name,!!t&&t!==h)}},Ne=class extends oe{constructor(t,s,n,r,a){super(t,s,n,r,a),this.type=5}_$AI(t,s=this){if((t=ne(this,t,s,0)??h)===R)return;let n=this._$AH,r=t===h&&n!==h||t.capture!==n.capture||t.once!==n.once||t.passive!==n.passive,a=t!==h&&(n===h||r);r&&this.element.removeEventListener(this.name,this,n),a&&this.element.addEventListener(this.name,this,t),this._$AH=t}handleEvent(t){typeof this._$AH=="function"?this._$AH.call(this.options?.host??this.element,t):this._$AH.handleEvent(t)}},He=class{constructor(t,s,n){this.element=t,this.type=6,this._$AN=void 0,this._$AM=s,this.options=n}get _$AU(){return this._$AM._$AU}_$AI(t){ne(this,t)}},Mt={M:et,P:B,A:tt,C:1,L:qt,R:qe,D:St,V:ne,I:de,H:oe,N:Oe,U:Ne,B:Me,F:He},Rs=Xe.litHtmlPolyfillSupport;Rs?.(ve,de),(Xe.litHtmlVersions??=[]).push("3.3.3");var Q=(e,t,s)=>{let n=s?.renderBefore??t,r=n._$litPart$;if(r===void 0){let a=s?.renderBefore??null;n._$litPart$=r=new de(t.insertBefore($e(),a),a,void 0,s??{})}return r._$AI(e),r};var S={ATTRIBUTE:1,CHILD:2,PROPERTY:3,BOOLEAN_ATTRIBUTE:4,EVENT:5,ELEMENT:6},V=e=>(...t)=>({_$litDirective$:e,values:t}),N=class{constructor(t){}get _$AU(){return this._$AM._$AU}_$AT(t,s,n){this._$Ct=t,this._$AM=s,this._$Ci=n}_$AS(t,s){return this.update(t,s)}update(t,s){return this.render(...s)}};var Es=V(class extends N{constructor(e){if(super(e),e.type!==S.ATTRIBUTE||e.name!=="class"||e.strings?.length>2)throw Error("`classMap()` can only be used in the `class` attribute and must be the only part in the attribute.")}render(e){return" "+Object.keys(e).filter(t=>e[t]).join(" ")+" "}update(e,[t]){if(this.st===void 0){this.st=new Set,e.strings!==void 0&&(this.nt=new Set(e.strings.join(" ").split(/\s/).filter(n=>n!=="")));for(let n in t)t[n]&&!this.nt?.has(n)&&this.st.add(n);return this.render(t)}let s=e.element.classList;for(let n of this.st)n in t||(s.remove(n),this.st.delete(n));for(let n in t){let r=!!t[n];r===this.st.has(n)||this.nt?.has(n)||(r?(s.add(n),this.st.add(n)):(s.remove(n),this.st.delete(n)))}return R}});var Le=e=>e??h;var{I:Ss}=Mt,Ot=e=>e;var Ve=e=>e.strings===void 0,Nt=()=>document.createComment(""),ue=(e,t,s)=>{let n=e._$AA.parentNode,r=t===void 0?e._$AB:t._$AA;if(s===void 0){let a=n.insertBefore(Nt(),r),i=n.insertBefore(Nt(),r);s=new Ss(a,i,e,e.options)}else{let a=s._$AB.nextSibling,i=s._$AM,d=i!==e;if(d){let c;s._$AQ?.(e),s._$AM=e,s._$AP!==void 0&&(c=e._$AU)!==i._$AU&&s._$AP(c)}if(a!==r||d){let c=s._$AA;for(;c!==a;){let m=Ot(c).nextSibling;Ot(n).insertBefore(c,r),c=m}}}return s},Z=(e,t,s=e)=>(e._$AI(t,s),e),Ps={},he=(e,t=Ps)=>e._$AH=t,Ht=e=>e._$AH,Ie=e=>{e._$AR(),e._$AA.remove()};var re=V(class extends N{constructor(){super(...arguments),this.key=h}render(e,t){return this.key=e,t}update(e,[t,s]){return t!==this.key&&(he(e),this.key=t),s}});var f=V(class extends N{constructor(e){if(super(e),e.type!==S.PROPERTY&&e.type!==S.ATTRIBUTE&&e.type!==S.BOOLEAN_ATTRIBUTE)throw Error("The `live` directive is not allowed on child or event bindings");if(!Ve(e))throw Error("`live` bindings can only contain a single expression")}render(e){return e}update(e,[t]){if(t===R||t===h)return t;let s=e.element,n=e.name;if(e.type===S.PROPERTY){if(t===s[n])return R}else if(e.type===S.BOOLEAN_ATTRIBUTE){if(!!t===s.hasAttribute(n))return R}else if(e.type===S.ATTRIBUTE&&s.getAttribute(n)===t+"")return R;return he(e),t}});var ye=(e,t)=>{let s=e._$AN;if(s===void 0)return!1;for(let n of s)n._$AO?.(t,!1),ye(n,t);return!0},We=e=>{let t,s;do{if((t=e._$AM)===void 0)break;s=t._$AN,s.delete(e),e=t}while(s?.size===0)},Lt=e=>{for(let t;t=e._$AM;e=t){let s=t._$AN;if(s===void 0)t._$AN=s=new Set;else if(s.has(e))break;s.add(e),Ms(t)}};function Cs(e){this._$AN!==void 0?(We(this),this._$AM=e,Lt(this)):this._$AM=e}function qs(e,t=!1,s=0){let n=this._$AH,r=this._$AN;if(r!==void 0&&r.size!==0)if(t)if(Array.isArray(n))for(let a=s;a<n.length;a++)ye(n[a],!1),We(n[a]);else n!=null&&(ye(n,!1),We(n));else ye(this,e)}var Ms=e=>{e.type==S.CHILD&&(e._$AP??=qs,e._$AQ??=Cs)},De=class extends N{constructor(){super(...arguments),this._$AN=void 0}_$AT(t,s,n){super._$AT(t,s,n),Lt(this),this.isConnected=t._$AU}_$AO(t,s=!0){t!==this.isConnected&&(this.isConnected=t,t?this.reconnected?.():this.disconnected?.()),s&&(ye(this,t),We(this))}setValue(t){if(Ve(this._$Ct))this._$Ct._$AI(t,this);else{let s=[...this._$Ct._$AH];s[this._$Ci]=t,this._$Ct._$AI(s,this,0)}}disconnected(){}reconnected(){}};var rt=new WeakMap,Os=V(class extends De{render(e){return h}update(e,[t]){let s=t!==this.G;return s&&this.rt(void 0),(s||this.lt!==this.ct)&&(this.G=t,this.ht=e.options?.host,this.rt(this.ct=e.element)),h}rt(e){if(this.G!==void 0)if(this.isConnected||(e=void 0),typeof this.G=="function"){let t=this.ht??globalThis,s=rt.get(t);s===void 0&&(s=new WeakMap,rt.set(t,s)),s.get(this.G)!==void 0&&this.G.call(this.ht,void 0),s.set(this.G,e),e!==void 0&&this.G.call(this.ht,e)}else this.G.value=e}get lt(){return typeof this.G=="function"?rt.get(this.ht??globalThis)?.get(this.G):this.G?.value}disconnected(){this.lt===this.ct&&this.rt(void 0)}reconnected(){this.rt(this.ct)}});var Vt=(e,t,s)=>{let n=new Map;for(let r=t;r<=s;r++)n.set(e[r],r);return n},ae=V(class extends N{constructor(e){if(super(e),e.type!==S.CHILD)throw Error("repeat() can only be used in text expressions")}dt(e,t,s){let n;s===void 0?s=t:t!==void 0&&(n=t);let r=[],a=[],i=0;for(let d of e)r[i]=n?n(d,i):i,a[i]=s(d,i),i++;return{values:a,keys:r}}render(e,t,s){return this.dt(e,t,s).values}update(e,[t,s,n]){let r=Ht(e),{values:a,keys:i}=this.dt(t,s,n);if(!Array.isArray(r))return this.ut=i,a;let d=this.ut??=[],c=[],m,$,p=0,g=r.length-1,y=0,A=a.length-1;for(;p<=g&&y<=A;)if(r[p]===null)p++;else if(r[g]===null)g--;else if(d[p]===i[y])c[y]=Z(r[p],a[y]),p++,y++;else if(d[g]===i[A])c[A]=Z(r[g],a[A]),g--,A--;else if(d[p]===i[A])c[A]=Z(r[p],a[A]),ue(e,c[A+1],r[p]),p++,A--;else if(d[g]===i[y])c[y]=Z(r[g],a[y]),ue(e,r[p],r[g]),g--,y++;else if(m===void 0&&(m=Vt(i,y,A),$=Vt(d,p,g)),m.has(d[p]))if(m.has(d[g])){let F=$.get(i[y]),Ze=F!==void 0?r[F]:null;if(Ze===null){let wt=ue(e,r[p]);Z(wt,a[y]),c[y]=wt}else c[y]=Z(Ze,a[y]),ue(e,r[p],Ze),r[F]=null;y++}else Ie(r[g]),g--;else Ie(r[p]),p++;for(;y<=A;){let F=ue(e,c[A+1]);Z(F,a[y]),c[y++]=F}for(;p<=g;){let F=r[p++];F!==null&&Ie(F)}return this.ut=i,he(e,c),R}});var P=class extends Error{constructor(s,n,r,a=null,i=null){super(r||n);this.status=s;this.title=n;this.detail=r;this.body=a;this.retryAfter=i}status;title;detail;body;retryAfter;get code(){let s=this.body?.code;return typeof s=="string"?s:""}},Wt=new Set,It=!0;function Dt(e){Wt.add(e)}function Ns(e,t){if(t.startsWith("/desk/api/sign-in")||e>=400&&e!==401)return;let s=e!==401;if(s!==It){It=s;for(let n of Wt)n(s)}}function Hs(){let e=document.cookie.split("; ").find(t=>t.startsWith("hotline_csrf="));return e?decodeURIComponent(e.slice(13)):""}async function Ls(e){let t=await e.text(),s=Number.parseInt(e.headers.get("Retry-After")??"",10)||null;try{let n=JSON.parse(t);return new P(e.status,n.title??e.statusText,n.detail??"",n,s)}catch{return new P(e.status,e.statusText,t.slice(0,200),null,s)}}async function we(e,t,s,n={}){let r={Accept:"application/json","X-CSRF-Token":Hs()},a=s instanceof FormData||s instanceof Blob;s!==void 0&&!a&&(r["Content-Type"]="application/json"),n.version&&(r["If-Match"]=n.version),n.once&&(r["Idempotency-Key"]=n.once);let i;try{i=await fetch(t,{method:e,headers:r,body:s===void 0?null:a?s:JSON.stringify(s),credentials:"same-origin",signal:n.signal??null})}catch(c){throw c instanceof DOMException&&c.name==="AbortError"?c:new P(0,"Unreachable","")}if(Ns(i.status,t),!i.ok)throw await Ls(i);return{body:i.status!==204&&(i.headers.get("Content-Type")??"").includes("json")?await i.json():null,etag:i.headers.get("ETag")}}var b={get:(e,t)=>we("GET",e,void 0,t),post:(e,t,s)=>we("POST",e,t??{},s),put:(e,t,s)=>we("PUT",e,t,s),patch:(e,t,s)=>we("PATCH",e,t,s),delete:(e,t)=>we("DELETE",e,void 0,t)};var Vs=["zero","one","two","few","many","other"],it={},C=document.documentElement.lang==="ar"?"ar":"en",ke=C==="ar"?"ar-OM-u-nu-latn":"en-GB";async function jt(){if(C==="en")return;let e=await fetch("/desk/assets/ar.json");e.ok&&(it=await e.json())}function at(e,t){return e.replace(/\{(\w+)\}/g,(s,n)=>String(t[n]??s))}function o(e,t={}){let s=it[e];return at(typeof s=="string"?s:e,t)}function G(e,t,s,n={}){let r=it[e],a={n:Is(s),...n};if(Array.isArray(r)){let i=Vs.indexOf(new Intl.PluralRules("ar").select(s));return at(r[i]??e,a)}return at(s===1?e:t,a)}function Is(e,t=0){return new Intl.NumberFormat(ke,{maximumFractionDigits:t,minimumFractionDigits:t}).format(e)}function me(e){if(e==null)return"–";let t=new Date(e*1e3),n=t.toDateString()===new Date().toDateString()?{timeStyle:"short"}:{dateStyle:"medium",timeStyle:"short"};return new Intl.DateTimeFormat(ke,n).format(t)}function Ut(e,t){return e?.[C]??e?.en??e?.ar??t}var Ws={"unknown case":()=>o("There is no such case, or it is not yours to see."),stale:()=>o("Somebody changed the case meanwhile. Look at it again."),"not allowed":()=>o("Your role may not do that."),state:()=>o("The case cannot be changed like that as it stands."),"saved filter":()=>o("The list cannot be kept under this name."),file:()=>o("This file is not taken: it is too large, or of a kind that is not allowed."),store:()=>o("The store cannot be used now: nothing was changed, try again.")},Ds={400:()=>o("What was sent was not understood."),403:()=>o("This is not allowed."),404:()=>o("This is not there, or not any more."),409:()=>o("This cannot be done as things stand."),412:()=>o("Somebody changed it meanwhile. Look at it again."),413:()=>o("This is too large."),422:()=>o("What was sent was not understood."),429:()=>o("Too many requests. Wait a moment and try again."),503:()=>o("This cannot be done right now. Try again in a moment.")};function Ft(e,t,s=0){return C==="en"?t:Ws[e]?.()??Ds[s]?.()??t}var js=[{path:"/desk/agent",title:()=>o("Calls"),roles:["agent"]},{path:"/desk/wall",title:()=>o("Wallboard"),roles:["supervisor"]},{path:"/desk/history",title:()=>o("History"),roles:["supervisor","quality"]},{path:"/desk/cases",title:()=>o("Cases"),roles:["agent","supervisor","second line","department"]},{path:"/desk/quality",title:()=>o("Quality"),roles:["quality","supervisor","agent"]},{path:"/desk/admin",title:()=>o("Administration"),roles:["administrator"]}];function Us(e){return js.filter(t=>t.roles.some(s=>e.roles.includes(s)))}async function Gt(e){await jt();try{e((await b.get("/desk/api/me")).body)}catch(t){if(t instanceof P&&t.status===401){location.assign(`/desk/sign-in?next=${encodeURIComponent(location.pathname+location.search)}`);return}Q(l`<main class="page"><p role="alert" class="trouble">${J(t)}</p></main>`,document.body)}}function J(e){return e instanceof P&&e.status===0?o("The hotline cannot be reached. Trying again…"):e instanceof P?Ft(e.code,e.detail||e.title,e.status):o("Something went wrong: {what}",{what:e instanceof Error?e.message:String(e)})}function je(e,t=h){let s=e?Us(e):[];return l`
    <a class="skip" href="#content">${o("Skip to the content")}</a>
    <header class="bar">
      <a class="brand" href="/desk/">1111</a>
      <nav aria-label=${o("Places")}>
        ${s.map(n=>l`<a href=${n.path} aria-current=${location.pathname===n.path?"page":h}
              >${n.title()}</a
            >`)}
      </nav>
      <div class="bar-status">${t}</div>
      <button class="quiet" @click=${Bs} aria-label=${o("Light or dark")}>◐</button>
      <button class="quiet" lang=${C==="ar"?"en":"ar"} @click=${Fs}>
        ${C==="ar"?"English":"العربية"}
      </button>
      ${e?l`<a class="who" href="/desk/home">${e.name}</a
              ><button class="quiet" @click=${Gs}>${o("Sign out")}</button>`:h}
    </header>
  `}function Fs(){document.cookie=`hotline_language=${C==="ar"?"en":"ar"}; path=/; max-age=31536000; samesite=lax`,location.reload()}function Bs(){let e=document.documentElement,t=e.dataset.theme?e.dataset.theme==="dark":matchMedia("(prefers-color-scheme: dark)").matches;e.dataset.theme=t?"light":"dark",document.cookie=`hotline_theme=${e.dataset.theme}; path=/; max-age=31536000; samesite=lax`}async function Gs(){try{await b.post("/desk/api/sign-out")}finally{location.assign("/desk/sign-in")}}var Bt=null;function x(e,t="good"){Bt??=document.body.appendChild(Object.assign(document.createElement("div"),{className:"notices"}));let s=Object.assign(document.createElement("p"),{className:`notice ${t}`,textContent:e});s.setAttribute("role",t==="trouble"?"alert":"status"),Bt.append(s),setTimeout(()=>s.remove(),t==="trouble"?12e3:5e3)}async function H(e){try{return await e()}catch(t){x(J(t),"trouble");return}}var Te=null;Dt(e=>{Te?.remove(),!(e||location.pathname==="/desk/sign-in")&&(Te=document.body.appendChild(document.createElement("div")),Te.className="notices",Te.setAttribute("role","alert"),Q(l`<p class="notice trouble">
      ${o("Your session has ended. Sign in again in another tab; what you typed stays here.")}
      <a href="/desk/sign-in?next=/desk/home" target="_blank" rel="noopener">${o("Sign in")}</a>
    </p>`,Te))});var E=class{#e;#t=new Set;#s=!1;constructor(t){this.#e=t}get state(){return this.#e}set(t){this.#e={...this.#e,...t},this.#n()}listen(t){return this.#t.add(t),this.#n(),()=>this.#t.delete(t)}#n(){this.#s||(this.#s=!0,document.hidden?setTimeout(()=>this.#o(),50):requestAnimationFrame(()=>this.#o()))}#o(){this.#s=!1;for(let t of this.#t)t(this.#e)}};var Kt={"*.title":()=>o("What people call it"),"queues.requires":()=>o("The skills that a call needs, for example “arabic>=3 and water”; “anyone”: none, “language”: the skill of the caller's language"),"queues.relax":()=>o("What is enough after some waiting"),"queues.strategy":()=>o("Who is rung of several free agents"),"queues.priority_seconds":()=>o("Its calls are served as if they had come so many seconds earlier (up to a day)"),"queues.preferred_agent_seconds":()=>o("How long the agent who last talked with the caller is waited for, seconds; 0: not at all"),"queues.max_waiting":()=>o("Where so many wait already, a caller is taken to leave a message at once"),"queues.overflow":()=>o("When calls do not wait (any longer)"),"queues.hours":()=>o("Opening hours; without them it is always open"),"queues.callback":()=>o("The offer to be called back; without it there is none"),"queues.offer_message_after_seconds":()=>o("After so many seconds the caller is offered to leave a message; 0: never"),"queues.announce_every_seconds":()=>o("The position is told at the start and then every so many seconds; 0: never"),"queues.announce_expected_wait":()=>o("With the position the caller is told the expected wait"),"queues.expected_handling_seconds":()=>o("How long an agent is busy with a call, until there are recent calls to tell, seconds"),"queues.comfort_prompts":()=>o("What is said in turn while a caller waits"),"queues.comfort_every_seconds":()=>o("How often that is said, seconds; 0: never"),"queues.ring_seconds":()=>o("How long an agent's phone rings (3 to 120 seconds)"),"queues.rona_after":()=>o("Calls missed in a row after which an agent is set aside (1 to 20)"),"queues.wrap_up_seconds":()=>o("The agent's time after a talk before the next call, seconds"),"queues.wrap_up_extension_seconds":()=>o("By how many seconds an agent can lengthen it at a time"),"queues.wrap_up_max_seconds":()=>o("How long it can last in all, seconds"),"queues.record":()=>o("Conversations are recorded"),"queues.thank":()=>o("The caller is thanked after the talk"),"queues.survey":()=>o("Callers are asked whether to rate the service after the talk"),"queues.keep_recordings_days":()=>o("How many days its recordings are kept; without it as all recordings"),"queues.message_due_hours":()=>o("By when a message for its people must be answered, in open hours"),"queues.service_level_seconds":()=>o("A call that is answered within so many seconds counts as answered in time"),"queues.short_abandon_seconds":()=>o("A caller who leaves within so many seconds does not count as abandoned"),"overflow.longer_than":()=>o("Condition: so many callers are in line already"),"overflow.expected_wait_above_seconds":()=>o("Condition: the expected wait is longer, seconds"),"overflow.waited_seconds":()=>o("Condition: the call has waited so many seconds"),"overflow.nobody_signed_in":()=>o("Condition: nobody who could ever take the call is signed in"),"overflow.closed":()=>o("Condition: outside the opening hours"),"overflow.announcement":()=>o("This prompt is said first"),"overflow.queue":()=>o("Action: the call goes to this queue and keeps its age"),"overflow.message":()=>o("Action: the caller is asked for a message"),"overflow.callback":()=>o("Action: the caller is offered a call-back"),"relax.after_seconds":()=>o("From so many seconds of waiting on"),"relax.requires":()=>o("A wider requirement; who met an earlier one may still take the call"),"callback.key":()=>o("The key that asks for it (2 to 9)"),"callback.expected_wait_above_seconds":()=>o("Offered where the caller must expect to wait longer, seconds; 0: always"),"callback.hours":()=>o("Hours in which it is offered"),"agents.name":()=>o("The agent's name"),"agents.queues":()=>o("The queues that the agent serves, each with its weight: a call's age counts so many times"),"agents.skills":()=>o("Levels, 1 (a little) to 5 (expert), by skill"),"agents.line":()=>o("What the agent may do with cases: the first line takes them in, the second follows them up and closes them, a supervisor may do everything"),"departments.queue":()=>o("The queue whose agents can talk about its cases"),"departments.parent":()=>o("The department of which it is a part; overdue cases escalate there"),"departments.hours":()=>o("When it works: due times run in these hours only"),"departments.skills":()=>o("What its people can do"),"departments.lead":()=>o("The agent who hears of its overdue cases"),"departments.email":()=>o("Where else overdue cases are told (e-mail)"),"departments.phone":()=>o("Where else overdue cases are told (telephone)"),"categories.description":()=>o("What citizens read about it"),"categories.group":()=>o("Categories with the same words stand together"),"categories.department":()=>o("Who deals with it when nobody says otherwise"),"categories.priority":()=>o("How urgent it is"),"categories.sla":()=>o("By when something is to happen, in open hours of the department"),"categories.sla_by_priority":()=>o("The same for other priorities (low, normal, high, urgent)"),"categories.keywords":()=>o("Words by which a text is recognised as being about it"),"categories.same_within_metres":()=>o("Cases so near may be the same one, metres"),"categories.same_within_days":()=>o("Cases so new may be the same one, days"),"categories.public":()=>o("Citizens may choose it by themselves: web form, Open311"),"categories.fields":()=>o("What is asked about such a case"),"sla.first_response_hours":()=>o("The citizen gets the first word of a person, hours"),"sla.update_hours":()=>o("The citizen hears again, so many hours after the last word"),"sla.solution_hours":()=>o("The case is solved, hours"),"fields.question":()=>o("The question"),"fields.datatype":()=>o("What kind of answer"),"fields.required":()=>o("A case cannot be opened by web form or Open311 without it"),"fields.values":()=>o("Of lists: what can be answered, by key"),"hours.week":()=>o("Ranges of each day, for example 07:30-14:30, 16:00-18:00; a day without any is closed"),"hours.holidays":()=>o("Country (two capital letters) whose public holidays are closed"),"hours.dates":()=>o("Single dates: they win over week and holidays; without ranges the day is closed")},Ks={sla_by_priority:"sla"};function K(e,t){let s=Kt[`${Ks[e]??e}.${t}`]??Kt[`*.${t}`];return s?s():t.replaceAll("_"," ")}function q(e){return{ar:o("Arabic"),en:o("English")}[e]??e}function zs(e){return e.map(t=>/^[A-Za-z0-9_-]+$/.test(t)?t:`"${t.replaceAll("\\","\\\\").replaceAll('"','\\"')}"`).join(".")}function w(e){return typeof e=="object"&&e!==null&&!Array.isArray(e)}function zt(e,t){let s=e;for(let n of t){if(!w(s))return;s=s[n]}return s}function j(e,t,s){let n=zs(s);return e.filter(r=>r.file===t&&(r.key===n||r.key.startsWith(`${n}.`)||r.key.startsWith(`${n}[`)))}function _(e,t,s){let n={...e};return s===void 0?delete n[t]:n[t]=s,n}function L(e){return e.split(/[,،\n]/).map(t=>t.trim()).filter(Boolean)}var Ys=new Set(["there is no queue `{name}`","there is no menu `{name}`","there is no department `{name}`","there is no agent `{name}`","there are no hours `{name}`","there is no number outside `{name}`","the prompt `{name}` has no text","the prompt `{name}` has no text in `{language}`","no agent has the skill `{name}`","has no text in `{language}`, and citizens of that language read it","has no text in `{language}`, and callers of that language hear it","`{name}` is not offered","names `{name}` twice","`{name}` is no range of times","`{name}` begins and ends at the same time","`{name}` is no date","`{name}` overlaps with `{other}`","`{name}` overlaps with `{other}` of {day}","`{name}` overlaps with `{other}`{day}, which ends on the next day because its end is before its begin","the holidays of `{name}` are not known","it is never open","nobody asks for these hours","is {number}","must be {kind}","must be {kind}, not {given}","is empty","is missing","is no key that exists here","is no possible name","has the wrong form","holds a line break or another control character","`{name}` is no requirement: column {column}: {problem}","leads nowhere","leads to more than one thing: {names}","leads back to its own queue","leads calls in a circle: {names}","has no way out: no key leads on to a queue, a message or a person","no key and no number leads to this menu","is never reached: what stands before it always holds","is never reached: there is no `when` before it","is never reached: the menu has no `when`","can never hold","can never hold here","has `when`, and nobody knows where the others go","says nothing to some callers: no condition holds for them","names no condition","means nothing here","`{name}` stands for the key {key} already","does not say when","has more than one condition: {names}","does not say what becomes of the call","the queue is never closed, because it has no hours","the queue offers no call-backs","the queue `{name}` has no call-backs","`{name}` would be part of itself","is also the number of citizens under [numbers]","no agent serves this queue","no queue asks for this skill","no agent of the queue can ever take its calls","no agent of the queue can ever take its calls for callers of the language {names}","a wrap-up of {seconds} seconds is longer than `wrap_up_max_seconds`, {longest}","is {number}, and the step before it comes after {before}","is empty, and nothing could be answered","the queue `{name}` is gone from the file, and {count} of its calls still go on","calls to {number} come until the next start, and the menu `{name}` to which they lead is gone","calls to {number} come until the next start, and the queue `{name}` to which they lead is gone","says nothing","makes more than {number} parts","{kind}: {problem}; there are the variables {names}","has {number} letters","is not valid TOML: {problem}","Did you mean `{name}`?","Known here: {names}.","It must be at least {least} and at most {most}.","It must be more than {least} and at most {most}.","It must be at least {least}.","It must be at most {most}.","It must be more than {least}.","Add it.","Add them under [hours].","Name each queue once.","node.languages has: {names}.","Write for example {example}.","Write {example} for the whole day and [] for a closed one.","Write year, month and day: {example}.","Let one end before the other begins, or write one range for both.","Leave it out and write them under `dates`.","Give it days, for example {example}.","Remove them or use them.","Remove it or use it.","Write it in every language of node.languages.","Write it without quotes and without a point.","Write it without quotes.","Write true or false without quotes.","Write `[…]` above its keys, or { key = … }.","Write it in brackets: {example}.","Keep below {number}.","Put it in quotes.","Write it in one line.","Use 1 to 40 of a-z, 0-9, - and _, beginning with a letter or digit.","Write an e-mail address, for example `water@city.example`.","Write 1 to 15 digits, with + before a country code.","Write a country of two capital letters, for example `OM`.","Give at least {number}.","Give it one of: {names}.","Give it one of {names}.","Keep one of them.","Name another queue.","Remove one of these rules.","Add a key that leads to a queue or a message, or remove `operator = false`.","Add `when`, or remove it.","Mend it, or remove the menu.","Mend it, or remove what it is for.","Remove it.","Write the steps in the order of the waiting time.","Let the longest wrap-up be at least as long as the ordinary one.","Give an agent of the queue the skills, or relax the requirement.","Its callers can only leave a message.","Remove it, or name it in a queue's `requires`.","A tree has a top: leave out one `parent`.","Keep it until these calls have ended.","Keep it until then, or restart the hotline.","Write {example} under [prompts].","Write what is said, or take the line out.","{advice} Or add its text to the catalogue of every language.","Choose another name.","Choose other words.","Write less.","Name what can be answered."]),Qs=new Set(["a text","a whole number","a number","true or false","an array","a table","something else","a path"]),Ue=e=>`⁨${e.replaceAll(/[`"]/g,"")}⁩`;function lt(e,t){if(C==="en")return l`<span>${e}</span>`;if(!t||!Ys.has(t.text))return l`<bdi lang="en">${e}</bdi>`;let s=Object.entries(t.values).map(([n,r])=>[n,Qs.has(r)?o(r):Ue(r)]);return l`<span>${o(t.text,Object.fromEntries(s))}</span>`}var k="/desk/api/admin",ct=class{store=new E({told:null,schema:{},saving:0});#e=Promise.resolve();get told(){let t=this.store.state.told;if(!t)throw new Error("not loaded");return t}async load(){let[t,s]=await Promise.all([b.get(`${k}/settings`),b.get(`${k}/settings/schema`)]);this.store.set({told:t.body,schema:s.body})}value(t,s){return zt(this.told.values[t],s)}names(t,s="configuration"){let n=this.value(s,[t]);return w(n)?Object.keys(n):[]}changed(t,s){let n=r=>s.every((a,i)=>r.path[i]===a||i>=r.path.length);return this.told.draft.edits.filter(r=>r.file===t&&n(r))}edit(t,s,n){return this.#t("edit",{file:t,path:s,value:n??null})}resolve(t,s){return this.#t("resolve",{file:t.file,path:t.path,mine:s})}discard(){return this.#t("discard",{})}takeBack(t){return this.edit(t.file,t.path,t.before)}#t(t,s){this.store.set({saving:this.store.state.saving+1});let n=this.#e.then(async()=>{try{let{body:r}=await b.post(`${k}/settings/${t}`,{version:this.told.draft.version,...s});this.store.set({told:r})}catch(r){x(J(r),"trouble"),r instanceof P&&r.title==="Draft Changed"?await this.load():this.store.set({})}finally{this.store.set({saving:this.store.state.saving-1})}});return this.#e=n,n}async publish(t){await this.#e;try{let{body:s}=await b.post(`${k}/settings/publish`,{version:this.told.draft.version,note:t});return Yt(s),await this.load(),!0}catch(s){return x(J(s),"trouble"),await this.load(),!1}}async undo(t){try{Yt((await b.post(`${k}/settings/versions/${t}/undo`)).body)}catch(s){x(J(s),"trouble")}await this.load()}};function Yt(e){x(o("Version {version} is published.",{version:e.version})),e.trouble&&x(o("It is in the files, but not served yet: {what}",{what:e.trouble}),"trouble")}var u=new ct;function z(e){return e.length?l`<ul class="problems" role="alert">
    ${e.map(dt)}
  </ul>`:h}function dt(e){let[t="",...s]=e.key.split("."),n=s.length?o("Section {section}, key {key}:",{section:t,key:Ue(s.join("."))}):o("Key {key}:",{key:Ue(t)});return l`<li>
    ${e.key?l`<b>${n}</b>`:h} ${lt(e.what,e.fault)}${Zs(e.what)}
    ${e.remedy?lt(e.remedy,e.advice):h}
    ${e.line===null?h:l`<span class="small line">${o("Line {line} of the file.",{line:e.line})}</span>`}
  </li>`}var Zs=e=>e.endsWith(".")?"":".";function ie(e){if(e==null)return"—";let t=typeof e=="string"?e:JSON.stringify(e);return t.length>80?`${t.slice(0,80)}…`:t}function Ae(e){if(!e.length)return h;let t=e[0];return l`<span class="small was"
    >${o("Before:")} <bdi>${ie(t.before)}</bdi>
    <button class="quiet" @click=${()=>e.forEach(s=>{u.takeBack(s)})}>
      ${o("Take back the change")}
    </button></span
  >`}function pe(e,t,s,n,r="configuration"){let a=u.told,i=a.fixed[s.join(".")],d=a.draft.edits.filter(c=>c.file===r&&s.every((m,$)=>c.path[$]===m)&&c.path.length>=s.length);return l`<div class="field ${d.length?"changed":""}">
    <div><span>${e}</span>${t?l` <code class="soft small">${t}</code>`:h}</div>
    <div class="grid">
      ${n}
      ${i?l`<span class="small soft">${o("Set by the variable {name}; it wins over the file.",{name:i})}</span>`:h}
      ${Ae(d)} ${z(j(a.problems,r,s))}
    </div>
  </div>`}function M(e,t){let s=u.value("configuration",[e,t]);return w(s)?e==="agents"?String(s.name??t):Ut(s.title,t):t}function O(e,t){if(e.$ref)return O(t.$defs?.[e.$ref.split("/").at(-1)??""]??{},t);let s=e.anyOf?.filter(n=>n.type!=="null");return s?.[0]?{...O(s[0],t),default:e.default}:e}function Qt(e,t){let s=O(e,t);return s.enum?"choice":s.type==="boolean"?"flag":s.type==="integer"||s.type==="number"?"number":s.type==="array"?O(s.items??{},t).type==="object"?"tables":"list":s.type==="object"&&s.properties?"table":s.type==="object"?Js(s,t):"text"}function ut(e){return Object.values(e.patternProperties??{})[0]??(typeof e.additionalProperties=="object"?e.additionalProperties:{})}function Js(e,t){let s=O(ut(e),t);return s.type==="array"?"word lists":s.type==="integer"||s.type==="number"?"levels":s.type==="object"&&s.properties?"named tables":"texts"}var ht={hours:"hours",department:"departments",parent:"departments",queue:"queues",lead:"agents"};function mt(e){let t=Qt(e.schema,e.root);if(e.table==="agents"&&e.key==="queues")return on(e);if(ht[e.key]&&t==="text")return Zt(e,u.names(ht[e.key]??""),ht[e.key]);switch(t){case"flag":return Xs(e);case"choice":return Zt(e,O(e.schema,e.root).enum??[]);case"number":return en(e);case"texts":return Jt(e);case"word lists":return Jt(e,!0);case"list":return sn(e);case"levels":return nn(e);case"table":return rn(e);case"tables":return an(e);case"named tables":return ln(e);default:return tn(e)}}var I=e=>e.target.value,xe=e=>{let t=O(e.schema,e.root).default;return t==null?"":String(t)};function Xs(e){let t=!!(e.value??O(e.schema,e.root).default);return l`<input
    type="checkbox"
    class="switch"
    aria-label=${e.label}
    .checked=${f(t)}
    ?disabled=${e.disabled}
    @change=${s=>e.change(s.target.checked)} />`}function Zt(e,t,s){let n=String(e.value??xe(e)),r=t.includes(n)||n===""?t:[...t,n];return l`<select
    aria-label=${e.label}
    ?disabled=${e.disabled}
    @change=${a=>e.change(I(a)||void 0)}>
    ${xe(e)?h:l`<option value="" ?selected=${n===""}>—</option>`}
    ${r.map(a=>l`<option value=${a} ?selected=${a===n}>${s?M(s,a):Xt(a)}</option>`)}
  </select>`}function Xt(e){return{low:o("low"),normal:o("normal"),high:o("high"),urgent:o("urgent"),first:o("first line"),second:o("second line"),supervisor:o("supervisor"),"longest idle":o("longest idle"),"fewest calls":o("fewest calls"),"most skilled":o("most skilled"),"round robin":o("in turn")}[e]??e}function en(e){let t=O(e.schema,e.root);return l`<input
    type="number"
    step="any"
    aria-label=${e.label}
    min=${Le(t.minimum??t.exclusiveMinimum)}
    max=${Le(t.maximum)}
    placeholder=${xe(e)}
    .value=${f(String(e.value??""))}
    ?disabled=${e.disabled}
    @change=${s=>e.change(I(s)===""?void 0:Number(I(s)))} />`}function tn(e){return l`<input
    type="text"
    dir="auto"
    aria-label=${e.label}
    placeholder=${xe(e)}
    .value=${f(String(e.value??""))}
    ?disabled=${e.disabled}
    @change=${t=>e.change(I(t).trim()||void 0)} />`}function U(e){return w(e)?e:{}}function Jt(e,t=!1){let s=U(e.value);return l`<div class="languages">
    ${u.told.languages.map(n=>{let r=s[n],a=Array.isArray(r)?r.join(n==="ar"?"، ":", "):String(r??""),i=d=>{let c=I(d).trim().replaceAll(/\s*\n\s*/g,t?", ":" "),m=_(s,n,c===""?void 0:t?L(c):c);e.change(Object.keys(m).length?m:void 0)};return l`<label
        ><span class="small soft">${q(n)}</span>
        <textarea
          rows="1"
          lang=${n}
          dir=${n==="ar"?"rtl":"ltr"}
          aria-label="${e.label}, ${q(n)}"
          .value=${f(a)}
          ?disabled=${e.disabled}
          @change=${i}></textarea>
      </label>`})}
  </div>`}function sn(e){let t=Array.isArray(e.value)?e.value:[];return l`<input
    type="text"
    dir="ltr"
    aria-label=${e.label}
    placeholder=${xe(e).replaceAll(",",", ")}
    .value=${f(t.join(", "))}
    ?disabled=${e.disabled}
    @change=${s=>e.change(I(s).trim()===""?void 0:L(I(s)))} />`}function nn(e){let t=U(e.value),s=[...new Set(Object.values(U(u.value("configuration",["agents"]))).flatMap(r=>Object.keys(U(U(r).skills))))],n=r=>{let a=I(r);a&&!(a in t)&&e.change({...t,[a]:3}),r.target.value=""};return l`<div class="chips">
    ${Object.entries(t).map(([r,a])=>l`<span class="chip"
          ><bdi>${r}</bdi>
          <input
            type="number"
            min="1"
            max="5"
            aria-label=${o("Level of {name}",{name:r})}
            .value=${f(String(a))}
            ?disabled=${e.disabled}
            @change=${i=>e.change({...t,[r]:Number(I(i))})} />
          <button
            class="quiet"
            ?disabled=${e.disabled}
            aria-label=${o("Remove {name}",{name:r})}
            @click=${()=>e.change(es(_(t,r,void 0)))}>
            ×
          </button></span
        >`)}
    <input
      class="short"
      list="skills"
      aria-label=${o("Add a skill")}
      placeholder=${o("Add a skill")}
      ?disabled=${e.disabled}
      @change=${n} />
    <datalist id="skills">${s.map(r=>l`<option value=${r}></option>`)}</datalist>
  </div>`}function es(e){return Object.keys(e).length?e:void 0}function on(e){let t=new Map(Array.isArray(e.value)?e.value.map(r=>[String(r),1]):Object.entries(U(e.value)).map(([r,a])=>[r,Number(a)])),s=()=>e.change([...t.values()].every(r=>r===1)?[...t.keys()]:Object.fromEntries(t)),n=[...new Set([...u.names("queues"),...t.keys()])];return l`<div class="chips" role="group" aria-label=${e.label}>
    ${n.map(r=>l`<span class="chip ${t.has(r)?"on":""}">
          <label
            ><input
              type="checkbox"
              .checked=${f(t.has(r))}
              ?disabled=${e.disabled}
              @change=${a=>{a.target.checked?t.set(r,1):t.delete(r),s()}} /><bdi>${M("queues",r)}</bdi></label
          >
          ${t.has(r)?l`<input
                  type="number"
                  min="0.1"
                  max="100"
                  step="any"
                  aria-label=${o("Weight of {name}",{name:r})}
                  .value=${f(String(t.get(r)))}
                  ?disabled=${e.disabled}
                  @change=${a=>{t.set(r,Number(I(a))),s()}} />`:h}</span
        >`)}
  </div>`}function pt(e,t,s,n){let r=O(t,e.root);return l`<div class="inner">
    ${Object.entries(r.properties??{}).map(([a,i])=>{let d=K(e.key,a);return l`<div class="inner-row">
        <span class="small">${d}</span>${mt({...e,table:e.key,key:a,schema:i,value:s[a],label:d,change:c=>n(_(s,a,c))})}
      </div>`})}
  </div>`}function rn(e){let t=w(e.value);return l`<div class="grid">
    <label class="row"
      ><input
        type="checkbox"
        .checked=${f(t)}
        ?disabled=${e.disabled}
        @change=${s=>e.change(s.target.checked?{}:void 0)} /><span
        >${o("Set")}</span
      ></label
    >
    ${t?pt(e,e.schema,U(e.value),s=>e.change(s)):h}
  </div>`}function an(e){let t=Array.isArray(e.value)?e.value:[],s=O(e.schema,e.root).items??{},n=(a,i)=>e.change(t.map((d,c)=>c===a?i:d)),r=a=>e.change(t.length===1?void 0:t.filter((i,d)=>d!==a));return l`<ol class="steps">
      ${t.map((a,i)=>l`<li>
            ${pt(e,s,U(a),d=>n(i,d))}
            <button class="quiet" ?disabled=${e.disabled} @click=${()=>r(i)}>${o("Remove")}</button>
          </li>`)}
    </ol>
    <button class="plain small" ?disabled=${e.disabled} @click=${()=>e.change([...t,{}])}>
      ${o("Add a step")}
    </button>`}function ln(e){let t=U(e.value),s=ut(O(e.schema,e.root));return l`<div class="grid">
    ${Object.entries(t).map(([n,r])=>l`<details>
          <summary><bdi>${Xt(n)}</bdi></summary>
          ${pt(e,s,U(r),a=>e.change({...t,[n]:a}))}
          <button
            class="quiet"
            ?disabled=${e.disabled}
            @click=${()=>e.change(es(_(t,n,void 0)))}>
            ${o("Remove")}
          </button>
        </details>`)}
    <input
      class="short"
      dir="ltr"
      aria-label=${o("Add: {what}",{what:e.label})}
      placeholder=${o("Add by name")}
      ?disabled=${e.disabled}
      @change=${n=>{let r=I(n).trim();r&&e.change({...t,[r]:t[r]??{}}),n.target.value=""}} />
  </div>`}var gt=class{store;constructor(){this.store=new E({...ts(),find:"",language:"ar"}),window.addEventListener("hashchange",()=>{let t=ts();this.store.set({...t,find:t.section===this.store.state.section?this.store.state.find:""})})}go(t){location.hash=t}open(t){location.hash=t?`${this.store.state.section}/${encodeURIComponent(t)}`:this.store.state.section}find(t){this.store.set({find:t})}};function ts(){let[e="",t=""]=location.hash.slice(1).split("/");return{section:e||"users",open:decodeURIComponent(t)}}var v=new gt;function ss(e){return e==="agents"?{name:"?",queues:u.names("queues").slice(0,1)}:e==="categories"?{department:u.names("departments")[0]??""}:e==="hours"?{week:{sunday:["07:30-14:30"]}}:{}}async function cn(e,t,s="configuration",n=ss(e)){t&&(u.value(s,[e,t])===void 0&&await u.edit(s,[e,t],n),v.open(t))}function _e(e,t="configuration",s){let{open:n,find:r}=v.store.state,a=r.trim().toLowerCase(),d=(e==="departments"?dn():u.names(e,t).map(c=>({key:c,depth:0}))).filter(({key:c})=>`${c} ${M(e,c)}`.toLowerCase().includes(a));return l`<div class="card entries">
    <input
      type="search"
      aria-label=${o("Find in the list")}
      placeholder=${o("Find")}
      .value=${r}
      @input=${c=>v.find(c.target.value)} />
    <ul aria-label=${G("{n} entry","{n} entries",d.length)}>
      ${ae(d,({key:c})=>c,({key:c,depth:m})=>{let $=j(u.told.problems,t,[e,c]).length,p=u.told.draft.edits.some(g=>g.file===t&&g.path[0]===e&&(g.path[1]===c||g.path.length===1));return l`<li class="depth-${Math.min(m,4)}">
            <button class="entry" aria-current=${n===c?"true":h} @click=${()=>v.open(c)}>
              <span class="entry-name"><bdi>${M(e,c)}</bdi></span
              >${M(e,c)===c?h:l`<code class="small soft">${c}</code>`}
              ${$?l`<span class="tag bad">${$}</span>`:p?l`<span class="dot" role="img" aria-label=${o("changed")}></span>`:h}
            </button>
          </li>`})}
    </ul>
    <form
      class="row"
      @submit=${c=>{c.preventDefault();let m=c.target;cn(e,String(new FormData(m).get("key")).trim(),t,s??ss(e)),m.reset()}}>
      <input
        name="key"
        dir="ltr"
        required
        pattern="[a-z0-9][a-z0-9_\\-]*"
        maxlength="40"
        aria-label=${o("Key of the new entry")}
        placeholder=${o("New key")}
        title="a–z, 0–9, -, _" />
      <button class="plain">${o("Add")}</button>
    </form>
  </div>`}function dn(){let e=u.names("departments"),t=r=>u.value("configuration",["departments",r,"parent"]),s=[],n=(r,a)=>{for(let i of e.filter(d=>t(d)===r&&!s.some(c=>c.key===d)))s.push({key:i,depth:a}),n(i,a+1)};n(void 0,0);for(let r of e)s.some(a=>a.key===r)||s.push({key:r,depth:0});return s}function Re(e,t,s="configuration"){return l`<button
    class="plain"
    @click=${()=>{v.open(""),u.edit(s,[e,t],void 0)}}>
    ${o("Remove from the draft")}
  </button>`}function Ee(e){let t=v.store.state.open,s=u.value("configuration",[e,t]);return l`<div class="split">
    ${_e(e)}
    ${w(s)?re(`${e}/${t}`,un(e,t,s)):l`<p class="soft empty">${o("Choose an entry, or add one.")}</p>`}
  </div>`}function un(e,t,s){let n=u.store.state.schema[e]??{};return l`<section class="card" aria-labelledby="entry">
    <div class="row between">
      <h2 id="entry" dir="auto">${M(e,t)} <code class="soft small">${t}</code></h2>
      ${Re(e,t)}
    </div>
    ${Object.entries(n.properties??{}).map(([r,a])=>{let i=[e,t,r],d=K(e,r),c=$=>{u.edit("configuration",i,$)},m=u.told.fixed[i.join(".")]!==void 0;return pe(d,r,i,mt({table:e,key:r,schema:a,root:n,value:s[r],change:c,label:d,disabled:m}))})}
  </section>`}var hn=["sunday","monday","tuesday","wednesday","thursday","friday","saturday"],le=new E({key:"",told:null}),ge=e=>e.target.value;function ns(e){return new Intl.DateTimeFormat(ke,{weekday:"long",timeZone:"UTC"}).format(Date.UTC(2026,2,1+e))}function os(){let e=v.store.state.open||(u.names("hours")[0]??""),t=u.value("configuration",["hours",e]);return w(t)&&mn(e),l`<div class="split">
    ${_e("hours")}
    ${w(t)?re(e,pn(e,t)):l`<p class="soft empty">${o("Choose an entry, or add one.")}</p>`}
  </div>`}function mn(e){let t=`${e} ${u.told.draft.version} ${u.told.draft.changed_at}`;le.state.key!==t&&(le.set({key:t}),b.get(`${k}/settings/opening/${encodeURIComponent(e)}`).then(({body:s})=>le.set({told:s}),()=>le.set({told:null})))}function pn(e,t){let s=u.store.state.schema.hours??{},n=w(t.week)?t.week:{},r=["hours",e];return l`<section class="card" aria-labelledby="entry">
    <div class="row between">
      <h2 id="entry">${M("hours",e)}</h2>
      ${Re("hours",e)}
    </div>
    ${pe(K("hours","week"),"week",[...r,"week"],l`<table class="week">
        <tbody>
          ${hn.map((a,i)=>{let d=Array.isArray(n[a])?n[a]:[],c=m=>{u.edit("configuration",[...r,"week",a],L(ge(m)).length?L(ge(m)):void 0)};return l`<tr>
              <th scope="row">${ns(i)}</th>
              <td>
                <input
                  dir="ltr"
                  aria-label=${o("Hours on {day}",{day:ns(i)})}
                  placeholder=${o("closed")}
                  .value=${f(d.join(", "))}
                  @change=${c} />
              </td>
              <td>${rs(d)}</td>
            </tr>`})}
        </tbody>
      </table>`)}
    ${pe(K("hours","holidays"),"holidays",[...r,"holidays"],l`<input
        class="short"
        dir="ltr"
        maxlength="2"
        aria-label=${K("hours","holidays")}
        placeholder="OM"
        .value=${f(String(t.holidays??""))}
        @change=${a=>{u.edit("configuration",[...r,"holidays"],ge(a).trim().toUpperCase()||void 0)}} />`)}
    ${pe(K("hours","dates"),"dates",[...r,"dates"],gn(r,w(t.dates)?t.dates:{}))}
    ${s?fn():h}
  </section>`}function gn(e,t){let s=(n,r)=>{u.edit("configuration",[...e,"dates",n],r)};return l`<table class="week">
      <tbody>
        ${Object.entries(t).sort(([n],[r])=>n<r?-1:1).map(([n,r])=>l`<tr>
                <th scope="row"><bdi>${n}</bdi></th>
                <td>
                  <input
                    dir="ltr"
                    aria-label=${o("Hours on {day}",{day:n})}
                    placeholder=${o("closed")}
                    .value=${f((r??[]).join(", "))}
                    @change=${a=>s(n,L(ge(a)))} />
                </td>
                <td>
                  <button
                    class="quiet"
                    aria-label=${o("Remove {name}",{name:n})}
                    @click=${()=>s(n,void 0)}>
                    ×
                  </button>
                </td>
              </tr>`)}
      </tbody>
    </table>
    <label class="row small"
      ><span>${o("Add a date")}</span
      ><input
        type="date"
        class="short"
        @change=${n=>{ge(n)&&s(ge(n),[]),n.target.value=""}}
    /></label>`}function rs(e){let t=n=>Number(n.slice(0,-3))*60+Number(n.slice(-2)),s=e.flatMap(n=>{let[r,a]=n.split("-").map(i=>t(i.trim()));return r===void 0||a===void 0||Number.isNaN(r+a)?[]:[{from:r,to:a>r?a:1440}]});return l`<svg class="day" viewBox="0 0 1440 60" preserveAspectRatio="none" aria-hidden="true">
    <rect class="ground" width="1440" height="60" rx="20"></rect>
    ${s.map(({from:n,to:r})=>ot`<rect class="open" x=${n} width=${r-n} height="60" rx="20"></rect>`)}
  </svg>`}function fn(){let{told:e}=le.state;return e?l`<div class="row between">
      <h3>${o("The next 14 days")}</h3>
      <span class="tag ${e.open?"good":"bad"}">${e.open?o("Open now"):o("Closed now")}</span>
    </div>
    <p class="small soft">
      ${e.changes_at?o("Changes: {when}",{when:me(e.changes_at)}):o("It never changes.")}
    </p>
    <table class="week">
      <tbody>
        ${e.days.map(t=>l`<tr>
              <th scope="row">
                ${new Intl.DateTimeFormat(ke,{weekday:"short",day:"numeric",month:"short",timeZone:"UTC"}).format(Date.parse(t.date))}
              </th>
              <td><bdi>${t.ranges.join(", ")||o("closed")}</bdi></td>
              <td>${rs(t.ranges.map(s=>s.replace("–","-")))}</td>
              <td class="small soft">${t.special?o("single date"):t.holiday}</td>
            </tr>`)}
      </tbody>
    </table>`:l`<p class="soft">${o("The preview is there when nothing is wrong with the draft.")}</p>`}var Se=[{key:"menu",title:()=>o("another menu"),names:()=>u.names("menus","menus")},{key:"queue",title:()=>o("a queue"),names:()=>u.names("queues")},{key:"message",title:()=>o("leave a message for a queue"),names:()=>u.names("queues")},{key:"callback",title:()=>o("a call-back by a queue"),names:()=>u.names("queues")},{key:"information",title:()=>o("prompts, then the menu again"),names:()=>[]},{key:"hours",title:()=>o("today's opening hours"),names:()=>u.names("hours")},{key:"article",title:()=>o("an article, read out"),names:()=>[]},{key:"outside",title:()=>o("a number outside"),names:()=>u.names("outside")},{key:"survey",title:()=>o("the survey of a queue"),names:()=>u.names("queues")},{key:"function",title:()=>o("a function of the city"),names:()=>[]},{key:"status",title:()=>o("the status of a case")},{key:"operator",title:()=>o("a person")},{key:"back",title:()=>o("the menu before")},{key:"repeat",title:()=>o("this menu again")}],Y=e=>e.target.value;function $n(e){return Se.find(t=>t.key in e)?.key??""}function bn(e,t,s){let n=Object.fromEntries(Object.entries(e).filter(([r])=>!Se.some(a=>a.key===r)));return["queue","callback"].includes(t)||delete n.requires,t!=="queue"&&delete n.priority_seconds,t?{[t]:s,...n}:n}function ft(e,t,s){let n=$n(e),r=Se.find(i=>i.key===n),a=i=>{let d=Se.find(c=>c.key===Y(i));s(bn(e,Y(i),d?.names?d.names()[0]??"":!0))};return l`<div class="action">
    <div class="row">
      <select aria-label=${o("{what} leads to",{what:t})} @change=${a}>
        <option value="" ?selected=${!n}>—</option>
        ${Se.map(i=>l`<option value=${i.key} ?selected=${i.key===n}>${i.title()}</option>`)}
      </select>
      ${r?.names?vn(e,n,t,r.names(),s):h}
      ${n==="queue"||n==="callback"?as(e,"requires",o("Skills beside the queue's own"),s):h}
      ${n==="queue"?as(e,"priority_seconds",o("Seconds of advantage"),s):h}
    </div>
    ${yn(e,t,s)}
  </div>`}function vn(e,t,s,n,r){let a=e[t],i=Array.isArray(a)?a.join(", "):String(a??""),d=o("Target of {what}",{what:s});if(!n.length){let m=$=>r({...e,[t]:t==="information"?L(Y($)):Y($).trim()});return l`<input dir="ltr" list="prompts" aria-label=${d} .value=${f(i)} @change=${m} />`}let c=n.includes(i)?n:[i,...n];return l`<select aria-label=${d} @change=${m=>r({...e,[t]:Y(m)})}>
    ${c.map(m=>l`<option ?selected=${m===i}>${m}</option>`)}
  </select>`}function as(e,t,s,n){let r=a=>n(_(e,t,Y(a)===""?void 0:t==="requires"?Y(a):Number(Y(a))));return l`<input
    class="short"
    dir="ltr"
    aria-label=${s}
    placeholder=${s}
    .value=${f(String(e[t]??""))}
    @change=${r} />`}function yn(e,t,s){let n=w(e.when)?e.when:null,r=a=>{a.target.checked?s({...e,when:{hours:u.names("hours")[0]??""}}):s(_(_(e,"when",void 0),"otherwise",void 0))};return l`<label class="row small"
      ><input type="checkbox" .checked=${f(!!n)} @change=${r} /><span>${o("only when…")}</span></label
    >
    ${n?$t(n,a=>s({...e,when:a})):h}
    ${n?l`<div class="otherwise">
            <span class="small soft">${o("otherwise")}</span>
            ${ft(w(e.otherwise)?e.otherwise:{},o("{what}, otherwise",{what:t}),a=>s(_(e,"otherwise",Object.keys(a).length?a:void 0)))}
          </div>`:h}`}function $t(e,t){let s=u.names("hours"),n=[["hours",o("open"),s.map(r=>[r,r])],["closed",o("closed"),s.map(r=>[r,r])],["caller",o("caller"),[["known",o("known")],["new",o("new")],["withheld",o("number withheld")]]],["language",o("language"),u.told.languages.map(r=>[r,r])]];return l`<div class="row small when">
    ${n.map(([r,a,i])=>l`<label class="row"
          ><span>${a}</span
          ><select @change=${d=>t(_(e,r,Y(d)||void 0))}>
            <option value="" ?selected=${!e[r]}>—</option>
            ${i.map(([d,c])=>l`<option value=${d} ?selected=${e[r]===d}>${c}</option>`)}
          </select></label
        >`)}
  </div>`}var Fe=class{#e=null;#t=null;#s=[];async start(){let t={echoCancellation:!1,noiseSuppression:!1,autoGainControl:!1,channelCount:1};this.#t=await navigator.mediaDevices.getUserMedia({audio:t}),this.#e=new AudioContext,await this.#e.audioWorklet.addModule("/desk/assets/admin-recorder.js");let s=new AudioWorkletNode(this.#e,"hotline-recorder");s.port.onmessage=n=>this.#s.push(n.data),this.#e.createMediaStreamSource(this.#t).connect(s)}async stop(){let t=this.#e?.sampleRate??48e3;for(let s of this.#t?.getTracks()??[])s.stop();return await this.#e?.close(),new Blob([wn(this.#s,t)],{type:"audio/wav"})}};function wn(e,t){let s=e.reduce((i,d)=>i+d.length,0),n=new DataView(new ArrayBuffer(44+2*s)),r=(i,d)=>[...d].forEach((c,m)=>n.setUint8(i+m,c.charCodeAt(0)));r(0,"RIFF"),n.setUint32(4,36+2*s,!0),r(8,"WAVEfmt "),n.setUint32(16,16,!0),n.setUint16(20,1,!0),n.setUint16(22,1,!0),n.setUint32(24,t,!0),n.setUint32(28,2*t,!0),n.setUint16(32,2,!0),n.setUint16(34,16,!0),r(36,"data"),n.setUint32(40,2*s,!0);let a=44;for(let i of e)for(let d of i)n.setInt16(a,Math.max(-32768,Math.min(32767,Math.round(d*32767))),!0),a+=2;return n.buffer}var Be={words:"",said:""},T=new E({prompts:{},recordings:null,takes:[],recorder:null,trouble:Be,heard:0}),bt=60;async function Ge(){T.set((await b.get(`${k}/prompts`)).body)}function Ke(e,t){let s=u.value(`prompts.${e}`,[t]);return typeof s=="string"?s:T.state.prompts[e]?.find(n=>n.name===t)?.text??""}var ze=(e,t)=>`${k}/prompts/${e}/${encodeURIComponent(t)}`;function ls(){let{language:e,find:t,open:s}=v.store.state,n=t.trim().toLowerCase(),a=(T.state.prompts[e]??[]).filter(i=>`${i.name} ${Ke(e,i.name)}`.toLowerCase().includes(n));return l`<div class="card">
    <div class="row between">
      <div class="row" role="group" aria-label=${o("Language")}>
        ${u.told.languages.map(i=>l`<button class=${i===e?"":"plain"} aria-pressed=${i===e} @click=${()=>v.store.set({language:i})}>${q(i)}</button>`)}
      </div>
      <input
        class="finder"
        type="search"
        aria-label=${o("Find a prompt by its name or its text")}
        placeholder=${o("Find")}
        .value=${t}
        @input=${i=>v.find(i.target.value)} />
    </div>
    ${T.state.recordings===null?l`<p class="soft small">
            ${o("No folder for recordings is named yet: the first one is made when you publish this.")}
            <button
              class="plain small"
              @click=${()=>{u.edit("configuration",["prompts","recordings"],"recordings")}}>
              ${o("Use the folder “recordings” beside the configuration")}
            </button>
          </p>`:h}
    <p class="small soft" role="status">
      ${G("{n} prompt","{n} prompts",a.length)}${a.length>bt?` · ${o("the first {n} are shown",{n:bt})}`:h}
    </p>
    <table class="prompts">
      <thead>
        <tr>
          <th>${o("Prompt")}</th>
          <th>${o("Text")}</th>
          <th>${o("Said by")}</th>
          <th><span class="unseen">${o("Sound")}</span></th>
        </tr>
      </thead>
      <tbody>
        ${ae(a.slice(0,bt),i=>`${e}/${i.name}`,i=>kn(e,i,s===i.name))}
      </tbody>
    </table>
  </div>`}function kn(e,t,s){let n={studio:["good",o("recording")],synthetic:["",o("synthetic voice")],text:["warn",o("no sound yet")]},[r,a]=n[t.state];return l`<tr class=${s?"open":""}>
      <th scope="row">
        <code>${t.name}</code
        >${t.note?l`<br /><span class="small soft" lang=${e} dir="auto">${t.note}</span>`:h}
      </th>
      <td>
        <textarea
          rows="2"
          lang=${e}
          dir=${e==="ar"?"rtl":"ltr"}
          aria-label=${o("Text of {name} in {language}",{name:t.name,language:q(e)})}
          .value=${f(Ke(e,t.name))}
          @change=${i=>{u.edit(`prompts.${e}`,["prompts",t.name],i.target.value.trim())}}></textarea>
        ${z(j(u.told.problems,`prompts.${e}`,["prompts",t.name]))}
      </td>
      <td><span class="tag ${r}">${a}</span></td>
      <td>
        <button class="plain small" aria-expanded=${s} @click=${()=>{Tn(e,t.name,s)}}>
          ${o("Sound")}
        </button>
      </td>
    </tr>
    ${s?l`<tr class="sound">
            <td colspan="4">${An(e,t)}</td>
          </tr>`:h}`}async function Tn(e,t,s){T.set({takes:[],trouble:Be}),v.open(s?"":t),s||await cs(e,t)}async function cs(e,t){let s=await H(()=>b.get(`${ze(e,t)}/takes`));s&&T.set({takes:s.body.takes})}function An(e,t){let{recorder:s,takes:n,trouble:r,heard:a}=T.state;return l`<div class="grid">
    <div class="row">
      ${t.state==="text"?h:l`<audio controls preload="none" src="${ze(e,t.name)}/audio?take=${a}" aria-label=${o("What callers hear")}></audio>`}
      ${s?l`<button class="bad" @click=${()=>{_n(e,t.name)}}><span class="pulse">●</span> ${o("Stop and keep")}</button>`:l`<button class="plain" @click=${()=>{xn()}}>● ${o("Record")}</button>`}
      <label class="button plain"
        >${o("Upload WAV, FLAC or OGG")}<input
          class="unseen"
          type="file"
          accept=".wav,.flac,.ogg,.oga,.opus,audio/*"
          @change=${i=>{Rn(i,e,t.name)}}
      /></label>
      ${t.state==="studio"?l`<button class="plain" @click=${()=>{is(e,t.name,null)}}>${o("Back to the synthetic voice")}</button>`:h}
    </div>
    ${r.words?l`<p class="trouble" role="alert">${r.words} <bdi lang="en">${r.said}</bdi></p>`:h}
    ${n.length?l`<div>
            <h3>${o("Earlier takes")}</h3>
            <ul class="takes">
              ${n.map(i=>l`<li><bdi>${me(i.at)}</bdi> <button class="plain small" @click=${()=>{is(e,t.name,i.name)}}>${o("Use this one again")}</button></li>`)}
            </ul>
          </div>`:h}
  </div>`}async function xn(){let e=new Fe;try{await e.start(),T.set({recorder:e,trouble:Be})}catch(t){let s=t instanceof DOMException&&t.name==="NotAllowedError";x(s?o("The browser may not use the microphone: allow it beside the address."):o("There is no microphone that can be used."),"trouble")}}async function _n(e,t){let s=await T.state.recorder?.stop();T.set({recorder:null}),s&&await ds(e,t,s)}async function Rn(e,t,s){let n=e.target,r=n.files?.[0];r&&await ds(t,s,r),n.value=""}async function ds(e,t,s){try{let{body:n}=await b.put(`${ze(e,t)}/recording`,s);x(o("Callers hear the new recording from now on."));let r=n.notes.length?{words:o("Listen to it:"),said:n.notes.join(" ")}:Be;T.set({trouble:r,heard:T.state.heard+1}),await Promise.all([Ge(),cs(e,t)])}catch(n){let r=n instanceof P&&n.status===422;T.set({trouble:r?{words:o("The recording is not taken; callers hear what they heard."),said:n.detail}:{words:J(n),said:""}})}}async function is(e,t,s){let n=await H(()=>b.post(`${ze(e,t)}/back`,{take:s}));n&&(T.set({takes:n.body.takes,heard:T.state.heard+1}),await Ge())}var W="menus",us=["1","2","3","4","5","6","7","8","9","0","*","#"],ce=e=>e.target.value;function hs(){let e=v.store.state.open||(u.names("menus",W)[0]??""),t=u.value(W,["menus",e]);return l`<div class="split">
      ${_e("menus",W,{prompts:["main-menu"],keys:{9:{repeat:!0}}})}
      ${w(t)?re(e,En(e,t)):l`<p class="soft empty">${o("Choose an entry, or add one.")}</p>`}
    </div>
    ${Mn()}
    <datalist id="prompts">
      ${(T.state.prompts[u.told.languages[0]??""]??[]).map(s=>l`<option value=${s.name}>${s.text.slice(0,60)}</option>`)}
    </datalist>`}function En(e,t){let s=["menus",e],n=u.told,r=j(n.problems,W,s).filter(i=>!i.key.startsWith(`menus.${e}.keys`)),a=n.draft.edits.filter(i=>i.file===W&&i.path[0]==="menus"&&i.path[1]===e);return l`<section class="card" aria-labelledby="entry">
    <div class="row between">
      <h2 id="entry"><code>${e}</code></h2>
      ${Re("menus",e,W)}
    </div>
    ${z(r)} ${Ae(a)}
    <h3>${o("What the caller hears")}</h3>
    ${Sn(e,t)}
    <h3>${o("Keys")}</h3>
    ${Cn(e,t)}
  </section>`}function Sn(e,t){let s=Array.isArray(t.prompts)?t.prompts:[],n=a=>{u.edit(W,["menus",e,"prompts"],a)},r=(a,i)=>n(s.map((d,c)=>c===a?i:d));return l`<ol class="steps">
      ${s.map((a,i)=>l`<li>
            ${Pn(a,d=>r(i,d))}
            <button class="quiet" @click=${()=>n(s.filter((d,c)=>c!==i))}>
              ${o("Remove")}
            </button>
          </li>`)}
    </ol>
    <button class="plain small" @click=${()=>n([...s,"main-menu"])}>${o("Add a prompt")}</button>`}function Pn(e,t){let s=w(e)?e:{prompt:e},n=String(s.prompt??""),r=d=>t(Object.keys(d).length===1?d.prompt:d),a=w(s.when)?s.when:null,i=d=>{let c=d.target.checked;r(c?{...s,when:{hours:u.names("hours")[0]??""}}:{prompt:n})};return l`<div class="grid">
    <input
      dir="ltr"
      list="prompts"
      aria-label=${o("Name of the prompt")}
      .value=${f(n)}
      @change=${d=>r({...s,prompt:ce(d).trim()})} />
    <div class="languages">
      ${u.told.languages.map(d=>l`<label
            ><span class="small soft">${q(d)}</span>
            <textarea
              rows="2"
              lang=${d}
              dir=${d==="ar"?"rtl":"ltr"}
              aria-label=${o("Text of {name} in {language}",{name:n,language:q(d)})}
              .value=${f(Ke(d,n))}
              @change=${c=>{u.edit(`prompts.${d}`,["prompts",n],ce(c).trim())}}></textarea>
          </label>`)}
    </div>
    ${u.told.languages.map(d=>z(j(u.told.problems,`prompts.${d}`,["prompts",n])))}
    <label class="row small"
      ><input type="checkbox" .checked=${f(!!a)} @change=${i} /><span>${o("only when…")}</span></label
    >
    ${a?l`${$t(a,d=>r({...s,when:d}))}
            <label class="row small"
              ><span>${o("otherwise")}</span
              ><input
                dir="ltr"
                list="prompts"
                .value=${f(String(s.otherwise??""))}
                @change=${d=>r(_(s,"otherwise",ce(d).trim()||void 0))}
            /></label>`:h}
  </div>`}function Cn(e,t){let s=w(t.keys)?t.keys:{},n=us.filter(a=>!(a in s)),r=a=>{ce(a)&&u.edit(W,["menus",e,"keys",ce(a)],{repeat:!0})};return l`<ul class="keys">
      ${us.filter(a=>a in s).map(a=>qn(e,a,w(s[a])?s[a]:{}))}
    </ul>
    ${n.length?l`<select class="short" aria-label=${o("Add a key")} @change=${r} .value=${f("")}>
            <option value="">${o("Add a key")}</option>
            ${n.map(a=>l`<option>${a}</option>`)}
          </select>`:h}
    <p class="small soft">${o("0 leads to a person and * to the menu before, unless they are used here.")}</p>`}function qn(e,t,s){let n=["menus",e,"keys",t],r=i=>{u.edit(W,n,i)},a=w(s.say)?s.say:{};return l`<li>
    <kbd>${t}</kbd>
    <div class="grid">
      ${ft(s,o("Key {key}",{key:t}),r)}
      <div class="languages">
        ${u.told.languages.map(i=>l`<label
              ><span class="small soft">${o("Said instead, {language}",{language:q(i)})}</span>
              <input
                lang=${i}
                dir=${i==="ar"?"rtl":"ltr"}
                .value=${f((a[i]??[]).join(i==="ar"?"، ":", "))}
                @change=${d=>{let c=_(a,i,L(ce(d)).length?L(ce(d)):void 0);r(_(s,"say",Object.keys(c).length?c:void 0))}}
            /></label>`)}
      </div>
      ${z(j(u.told.problems,W,n))}
    </div>
    <button
      class="quiet"
      aria-label=${o("Remove {name}",{name:o("Key {key}",{key:t})})}
      @click=${()=>{u.edit(W,n,void 0)}}>
      ×
    </button>
  </li>`}function Mn(){let{told:e}=u;if(e.problems.length)return l`<p class="card soft">${o("The menus are drawn when nothing is wrong with the draft.")}</p>`;let t=`${k}/settings/menus.svg?lang=${C}&draft=${e.draft.version}-${e.draft.changed_at}`;return l`<section class="card" aria-label=${o("Drawing")}>
    <div class="row between">
      <h2>${o("Drawing of the draft")}</h2>
      <a class="button plain" href=${t} target="_blank" rel="noopener">${o("Open by itself")}</a>
    </div>
    <div class="drawing scroll" tabindex="0" dir="ltr">
      <img src=${t} alt=${o("The menus as a graph: numbers, menus, keys and queues")} />
    </div>
  </section>`}var D=new E({users:[],roles:[],tokens:[],scopes:[],secret:""});async function Ye(){let[e,t]=await Promise.all([b.get(`${k}/users`),b.get(`${k}/tokens`)]);D.set({...e.body,...t.body})}function ps(e){return{agent:o("agent"),supervisor:o("supervisor"),quality:o("quality"),"second line":o("second line"),department:o("department"),administrator:o("administrator")}[e]??e}var Pe=e=>`${k}/users/${encodeURIComponent(e)}`;async function vt(e,t){let s=await H(e);s&&(D.set("users"in s.body||"tokens"in s.body?s.body:{}),x(t))}function gs(){let{users:e}=D.state,{open:t,find:s}=v.store.state,n=s.trim().toLowerCase(),r=e.filter(i=>`${i.name} ${i.full_name}`.toLowerCase().includes(n)),a=e.find(i=>i.name===t);return l`<div class="split">
    <div class="card entries">
      <input
        type="search"
        aria-label=${o("Find in the list")}
        placeholder=${o("Find")}
        .value=${s}
        @input=${i=>v.find(i.target.value)} />
      <ul>
        ${ae(r,i=>i.name,i=>l`<li>
              <button
                class="entry"
                aria-current=${i.name===t?"true":h}
                @click=${()=>v.open(i.name)}>
                <span class="entry-name"><bdi>${i.full_name}</bdi></span
                ><span class="small soft">${i.roles.map(ps).join(" · ")}</span>
              </button>
            </li>`)}
      </ul>
      <button class="plain" @click=${()=>v.open("+")}>${o("Add a user")}</button>
    </div>
    ${t==="+"?ms(null):a?ms(a):l`<p class="soft empty">${o("Choose an entry, or add one.")}</p>`}
  </div>`}function ms(e){let t=async s=>{s.preventDefault();let n=new FormData(s.target),r=e?.name??String(n.get("name")),a={full_name:n.get("full_name"),roles:n.getAll("roles"),agent:n.get("agent")||null,departments:n.getAll("departments"),password:n.get("password")||null};if(e)return vt(()=>b.put(Pe(r),a),o("Saved. Open sessions of this user have ended."));await H(()=>b.post(Pe(r),a))!==void 0&&(await Ye(),v.open(r),x(o("The user is added.")))};return l`<section class="card" aria-labelledby="entry">
    <h2 id="entry" dir="auto">${e?e.full_name:o("New user")}</h2>
    <form class="grid wide" @submit=${t}>
      ${e?l`<p class="soft"><code>${e.name}</code></p>`:l`<label>${o("Name to sign in with")}<input name="name" dir="ltr" required maxlength="64" autocomplete="off" /></label>`}
      <label
        >${o("Name for others")}<input
          name="full_name"
          dir="auto"
          required
          maxlength="200"
          .value=${e?.full_name??""}
      /></label>
      <fieldset>
        <legend>${o("Roles")}</legend>
        ${D.state.roles.map(s=>l`<label class="row"><input type="checkbox" name="roles" value=${s} .checked=${e?.roles.includes(s)??!1} /><span>${ps(s)}</span></label>`)}
      </fieldset>
      <label
        >${o("Takes calls as")}<select name="agent">
          <option value="">—</option>
          ${u.names("agents").map(s=>l`<option value=${s} ?selected=${e?.agent===s}>${M("agents",s)} (${s})</option>`)}
        </select></label
      >
      <fieldset>
        <legend>${o("Departments")}</legend>
        ${u.names("departments").map(s=>l`<label class="row"><input type="checkbox" name="departments" value=${s} .checked=${e?.departments.includes(s)??!1} /><span>${M("departments",s)}</span></label>`)}
      </fieldset>
      ${e?h:l`<label>${o("First password (or none, for a link)")}<input type="password" name="password" autocomplete="new-password" /></label>`}
      <div class="row"><button>${e?o("Save"):o("Add")}</button></div>
    </form>
    ${e?On(e):h}
  </section>`}function On(e){let t=n=>{n.preventDefault();let r=n.target;H(()=>b.put(`${Pe(e.name)}/password`,{password:new FormData(r).get("password")})).then(a=>{a!==void 0&&(r.reset(),x(o("The password is set.")))})},s=async()=>{let n=await H(()=>b.post(`${Pe(e.name)}/link`));n&&D.set({secret:location.origin+n.body.path})};return l`<form class="row narrow" @submit=${t}>
      <label class="grow"
        >${o("New password")}<input type="password" name="password" required autocomplete="new-password" /></label
      ><button class="plain">${o("Set")}</button>
    </form>
    <div class="row">
      <button class="plain" @click=${()=>{s()}}>${o("Make a link that signs in once")}</button>
      <button
        class="plain danger"
        @click=${()=>confirm(o("Remove {name}? Open sessions end, and nobody signs in by this name.",{name:e.full_name}))&&void vt(()=>b.delete(Pe(e.name)),o("The user is removed."))}>
        ${o("Remove the user")}
      </button>
    </div>
    ${fs()}`}function fs(){let{secret:e}=D.state;return e?l`<div class="secret" role="status">
    <p>${o("It is shown only now: copy it.")}</p>
    <code dir="ltr">${e}</code>
    <div class="row">
      <button class="plain" @click=${()=>{navigator.clipboard.writeText(e).then(()=>x(o("Copied.")))}}>
        ${o("Copy")}
      </button>
      <button class="quiet" @click=${()=>D.set({secret:""})}>${o("Hide")}</button>
    </div>
  </div>`:h}function $s(){let{tokens:e,scopes:t}=D.state,s=async n=>{n.preventDefault();let r=n.target,a=new FormData(r),i=await H(()=>b.post(`${k}/tokens/${encodeURIComponent(String(a.get("holder")))}`,{scopes:a.getAll("scopes")}));i&&(r.reset(),await Ye(),D.set({secret:i.body.token}))};return l`<div class="split even">
    <section class="card">
      <h2>${o("Who holds a token")}</h2>
      <table>
        <thead>
          <tr>
            <th>${o("Program")}</th>
            <th>${o("For")}</th>
            <th><span class="unseen">${o("Remove")}</span></th>
          </tr>
        </thead>
        <tbody>
          ${e.map(n=>l`<tr>
                <th scope="row"><bdi>${n.holder}</bdi></th>
                <td>
                  ${n.scopes===null?l`<span class="tag warn">${o("everything")}</span>`:n.scopes.map(r=>l`<span class="tag" dir="ltr">${r}</span> `)}
                </td>
                <td>
                  <button
                    class="plain small"
                    aria-label=${o("Remove {name}",{name:n.holder})}
                    @click=${()=>{vt(()=>b.delete(`${k}/tokens/${encodeURIComponent(n.holder)}`),o("The token is not good any more."))}}>
                    ${o("Remove")}
                  </button>
                </td>
              </tr>`)}
        </tbody>
      </table>
    </section>
    <section class="card">
      <h2>${o("Give a token")}</h2>
      <form class="grid" @submit=${s}>
        <label>${o("Program")}<input name="holder" dir="ltr" required maxlength="40" /></label>
        <fieldset>
          <legend>${o("For")}</legend>
          ${t.map(n=>l`<label class="row"><input type="checkbox" name="scopes" value=${n} /><code>${n}</code></label>`)}
        </fieldset>
        <p class="small soft">
          ${o("A program that has a token already gets a new one, and the old one is not good any more.")}
        </p>
        <div><button>${o("Give a token")}</button></div>
      </form>
      ${fs()}
    </section>
  </div>`}var X=new E({versions:[],difference:{},of:""});async function Qe(){let e=await H(()=>b.get(`${k}/settings/versions`));e&&X.set(e.body)}async function Nn(e,t){if(X.state.of===e)return;X.set({of:e,difference:{}});let s=await H(()=>b.get(t));s&&X.set({difference:s.body.files})}function bs(){let{draft:e,problems:t,others:s,files:n}=u.told,{saving:r}=u.store.state,a=e.edits.length+e.conflicts.length,i=n.configuration?.hindrance;return l`<footer class="draft-bar" aria-label=${o("Draft")}>
    <div class="row grow" role="status">
      <b
        >${a?G("{n} change in your draft","{n} changes in your draft",a):o("No changes in your draft")}</b
      >
      ${r?l`<span class="soft small">${o("saving…")}</span>`:h}
      ${t.length?l`<a href="#publish" class="tag bad">${G("{n} problem","{n} problems",t.length)}</a>`:h}
      ${e.conflicts.length?l`<a href="#publish" class="tag bad">${G("{n} conflict","{n} conflicts",e.conflicts.length)}</a>`:h}
      ${s.map(d=>l`<span class="tag">${o("{user} has a draft too",{user:d.user})}</span>`)}
      ${i?l`<span class="tag warn">${o("read only")}</span>`:h}
    </div>
    ${a?l`<button class="plain" @click=${()=>{u.discard()}}>${o("Discard the draft")}</button>`:h}
    <button @click=${()=>v.go("publish")} ?disabled=${!a}>${o("Review and publish…")}</button>
  </footer>`}function vs(){let e=u.told,t=e.files.configuration;e.draft.edits.length&&!e.problems.length&&Nn(`draft ${e.draft.version} ${e.draft.changed_at}`,`${k}/settings/difference`);let s=e.problems.length>0||e.draft.conflicts.length>0||!e.draft.edits.length||!!t?.hindrance,n=async r=>{r.preventDefault();let a=String(new FormData(r.target).get("note")??"");await u.publish(a)&&(await Qe(),v.go("history"))};return l`<section class="card" aria-labelledby="publish-title">
    <h2 id="publish-title">${o("What will change")}</h2>
    ${t?.hindrance?l`<p class="trouble">${Hn(t.hindrance,t.path)}</p>`:h} ${Ln()}
    ${Vn()} ${ys(e.draft.edits)} ${In()}
    ${e.draft.edits.length&&!e.problems.length?Wn():h}
    <form class="row" @submit=${n}>
      <label class="grow">${o("Why (for the history)")}<input name="note" dir="auto" maxlength="500" /></label
      ><button ?disabled=${s}>${o("Publish")}</button>
    </form>
  </section>`}function Hn(e,t){return e==="demo"?o("This hotline runs by the demo's own configuration, which is read only. Copy hotline/demo, and start with --config."):o("The hotline may not write {path}: everything here is read only. Let the user who runs it write the file and its folder.",{path:t})}function Ln(){let{conflicts:e}=u.told.draft;return e.length?l`<div class="trouble">
    <p>${o("Somebody else has changed these meanwhile, here or in the file. Decide whose value counts.")}</p>
    <ul>
      ${e.map(t=>l`<li>
            <code>${t.key}</code> — ${o("you saw")} <bdi>${ie(t.before)}</bdi>, ${o("now it is")}
            <bdi>${ie(u.value(t.file,t.path))}</bdi>, ${o("you want")} <bdi>${ie(t.after)}</bdi>
            <button class="plain small" @click=${()=>{u.resolve(t,!0)}}>${o("Mine")}</button>
            <button class="plain small" @click=${()=>{u.resolve(t,!1)}}>${o("Theirs")}</button>
          </li>`)}
    </ul>
  </div>`:h}function Vn(){let{problems:e,warnings:t}=u.told,s=(n,r)=>l`<ul class="problems ${r}">
      ${n.map(dt)}
    </ul>`;return l`${e.length?l`<h3>${o("What is wrong")}</h3>
          ${s(e,"")}`:h}
  ${t.length?l`<details>
          <summary>${G("{n} warning","{n} warnings",t.length)}</summary>
          ${s(t,"warnings")}
        </details>`:h}`}function ys(e){return e.length?l`<div class="scroll">
    <table>
      <thead>
        <tr>
          <th>${o("Key")}</th>
          <th>${o("Before")}</th>
          <th>${o("After")}</th>
        </tr>
      </thead>
      <tbody>
        ${e.map(t=>l`<tr>
              <th scope="row"><code dir="ltr">${t.key}</code></th>
              <td><bdi>${ie(t.before)}</bdi></td>
              <td><bdi>${ie(t.after)}</bdi></td>
            </tr>`)}
      </tbody>
    </table>
  </div>`:l`<p class="soft">${o("Nothing was changed.")}</p>`}function In(){let{at_once:e,at_next_start:t}=u.told;return!e.length&&!t.length?h:l`<p>
      ${e.length?l`<span class="tag good">${o("Counts at once")}</span> <code dir="ltr">${e.join(", ")}</code>`:h}
    </p>
    ${t.length?l`<p><span class="tag warn">${o("Counts from the next start on")}</span> <code dir="ltr">${t.join(", ")}</code></p>`:h}`}function Wn(){return l`<details>
    <summary>${o("The files, line by line")}</summary>
    ${Object.entries(X.state.difference).map(([,e])=>l`<pre class="difference" dir="ltr" tabindex="0">${e.split(`
`).map(t=>l`<span class=${t.startsWith("+")?"plus":t.startsWith("-")?"minus":""}>${t} </span>`)}</pre>`)}
  </details>`}function ws(){let{versions:e}=X.state;return e.length?l`${e.map(t=>l`<section class="card">
        <div class="row between">
          <h2>${o("Version {version}",{version:t.id})}</h2>
          <span class="soft"
            ><bdi>${t.by}</bdi> ·
            ${me(t.at)}${t.undoes?` · ${o("takes back version {version}",{version:t.undoes})}`:h}</span
          >
          <button class="plain" @click=${()=>{u.undo(t.id).then(Qe)}}>${o("Undo")}</button>
        </div>
        ${t.note?l`<p dir="auto">${t.note}</p>`:h}${ys(t.changes)}
      </section>`)}`:l`<p class="soft empty">${o("Nothing was published here yet.")}</p>`}var ks={ar:{reference:"4270",category:"تسرب مياه",department:"دائرة المياه",status:"solved",due:"24.11.2026",link:"https://city.example/c/4270"},en:{reference:"4270",category:"Leaking water pipe",department:"Water Department",status:"solved",due:"24.11.2026",link:"https://city.example/c/4270"}};function Ts(e,t){let s=ks[t]??ks.en??{};return e.replace(/\{%.*?%\}/gs,"").replace(/\{\{\s*(\w+).*?\}\}/gs,(n,r)=>s[r]??"…").replace(/\s+/g," ").trim()}function As(e){return{subject:o("Subject of e-mails"),received:o("Received"),assigned:o("Assigned to a department"),"on-the-way":o("A team is on the way"),solved:o("Solved"),closed:o("Closed"),reopened:o("Reopened")}[e]??e}function xs(){let e=Object.keys(u.told.values).filter(t=>t.startsWith("words.ar."));return l`<p class="soft">
      ${o("Where you write nothing, citizens read the grey words. These may be used: {names}",{names:"{{ reference }}, {{ category }}, {{ department }}, {{ status }}, {{ due }}, {{ link }}"})}
    </p>
    ${e.map(t=>t.slice(9)).map(t=>l`<section class="card">
            <h2>${As(t)}</h2>
            <div class="languages">${["ar","en"].map(s=>Dn(s,t))}</div>
          </section>`)}`}function Dn(e,t){let s=`words.${e}.${t}`,n=u.value(s,[]),r=typeof n=="string"?n:"",a=u.told.problems.filter(d=>d.file===s||d.key===s),i=d=>{let c=d.target.value;u.edit(s,[],c.trim()?c:void 0)};return l`<div class="grid">
    <label
      ><span class="small soft">${q(e)}</span
      ><textarea
        rows="3"
        placeholder=${u.told.ours[s]??""}
        lang=${e}
        dir=${e==="ar"?"rtl":"ltr"}
        aria-label="${As(t)}, ${q(e)}"
        .value=${f(r)}
        @change=${i}></textarea>
    </label>
    ${r?l`<p class="sample small" lang=${e} dir=${e==="ar"?"rtl":"ltr"}>${Ts(r,e)}</p>`:h}
    ${Ae(u.told.draft.edits.filter(d=>d.file===s))} ${z(a)}
  </div>`}var yt={users:{title:()=>o("Users and roles"),draw:gs},agents:{title:()=>o("Agents and skills"),draw:()=>Ee("agents")},queues:{title:()=>o("Queues"),draw:()=>Ee("queues")},menus:{title:()=>o("Menus"),draw:hs},hours:{title:()=>o("Opening hours"),draw:os},prompts:{title:()=>o("Prompts"),draw:ls},departments:{title:()=>o("Departments"),draw:()=>Ee("departments")},categories:{title:()=>o("Categories and due times"),draw:()=>Ee("categories")},words:{title:()=>o("Messages to citizens"),draw:xs},tokens:{title:()=>o("API tokens"),draw:$s},publish:{title:()=>o("Publish"),draw:vs},history:{title:()=>o("Versions"),draw:ws}};await Gt(e=>{jn(e)});async function jn(e){let t=()=>Fn(e);if(Q(l`${je(e)}
      <main class="page" id="content"><p class="soft" role="status">${o("Loading…")}</p></main>`,document.body),await Promise.all([u.load(),Ye(),Ge(),Qe()]).catch(n=>Un(e,n)),!u.store.state.told)return;for(let n of[u.store,v.store,D,T,X,le])n.listen.call(n,t);let s=n=>{u.store.state.saving&&n.preventDefault()};window.addEventListener("beforeunload",s)}function Un(e,t){let s=t instanceof Error?t.message:String(t);Q(l`${je(e)}
      <main class="page" id="content"><p class="trouble" role="alert" dir="auto">${s}</p></main>`,document.body)}function Fn(e){let t=yt[v.store.state.section]?v.store.state.section:"users",s=yt[t];Q(l`${je(e)}
      <div class="admin">
        <nav class="sections" aria-label=${o("Sections")}>
          ${Object.entries(yt).map(([n,r])=>l`<a href="#${n}" aria-current=${n===t?"page":"false"}>${r.title()}</a>`)}
        </nav>
        <main id="content" class="section">
          <h1>${s?.title()}</h1>
          ${s?.draw()}
        </main>
      </div>
      ${bs()}`,document.body)}
/*! Bundled license information:

lit-html/lit-html.js:
lit-html/directive.js:
lit-html/async-directive.js:
lit-html/directives/repeat.js:
  (**
   * @license
   * Copyright 2017 Google LLC
   * SPDX-License-Identifier: BSD-3-Clause
   *)

lit-html/directives/class-map.js:
lit-html/directives/if-defined.js:
  (**
   * @license
   * Copyright 2018 Google LLC
   * SPDX-License-Identifier: BSD-3-Clause
   *)

lit-html/directive-helpers.js:
lit-html/directives/live.js:
lit-html/directives/ref.js:
  (**
   * @license
   * Copyright 2020 Google LLC
   * SPDX-License-Identifier: BSD-3-Clause
   *)

lit-html/directives/keyed.js:
  (**
   * @license
   * Copyright 2021 Google LLC
   * SPDX-License-Identifier: BSD-3-Clause
   *)
*/
